// The command line of a program: its flags, and what can be wrong with them.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <stdexcept>
#include <string_view>

namespace mini_redis {

/// One line that says what is wrong with the command line and what would be right.
class BadOption : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Calls `apply(flag, value)` for each flag, in order. "--port 7000" and "--port=7000" mean the same. All
/// words up to the next flag are one value: "--save 60 1000". A flag in `alone` has no value: "--help". A
/// flag that lacks its value gets an empty one.
void read_flags(int argc, const char* const* argv, std::initializer_list<std::string_view> alone,
                const std::function<void(std::string_view flag, std::string_view value)>& apply);

/// Parses `text` as a number. Throws a BadOption that names `flag` and the limits if `text` is not a number
/// from `least` to `most`.
int number_between(std::string_view flag, std::string_view text, int least, int most);

/// Throws a BadOption that names `flag` if `text` is neither "yes" nor "no".
bool yes_or_no(std::string_view flag, std::string_view text);

/// Like number_between(), for a port; 0 asks for a free port.
std::uint16_t port_to_listen_on(std::string_view flag, std::string_view text);

}  // namespace mini_redis
