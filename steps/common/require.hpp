// What a function REQUIRES of its caller is checked, in every build but Release: there it costs nothing.
#pragma once

#include <source_location>
#include <sstream>
#include <stdexcept>
#include <string>

namespace mini_redis {

/// Names the broken requirement and the caller's line. Nobody catches it: it ends the program.
class BrokenRequirement : public std::logic_error {
 public:
  BrokenRequirement(const std::string& words, const std::source_location& caller);
  const std::source_location& caller() const { return caller_; }

 private:
  std::source_location caller_;
};

#ifdef NDEBUG

inline constexpr bool checks_requirements = false;

struct Caller {
  static constexpr Caller current() { return {}; }
};

template <typename... Words>
void require(bool, Caller, const Words&...) {}

#else

inline constexpr bool checks_requirements = true;

/// The place of a call: Caller::current(), as the default of a function's last parameter, is its caller's.
using Caller = std::source_location;

/// Ends the program with a BrokenRequirement, which a debugger shows with all its callers.
[[noreturn]] void end_with_broken_requirement(const std::string& words, const Caller& caller);

/// Checks what a function requires. `words` name the function and what is wrong, for example
/// require(i < size(), caller, "at(i): i is ", i, ", but size() is ", size()).
template <typename... Words>
void require(bool is_met, const Caller& caller, const Words&... words) {
  if (is_met) return;
  std::ostringstream text;
  (text << ... << words);
  end_with_broken_requirement(text.str(), caller);
}

#endif

}  // namespace mini_redis
