#include "common/require.hpp"

#include <exception>

#include "common/source_place.hpp"

namespace mini_redis {

BrokenRequirement::BrokenRequirement(const std::string& words, const std::source_location& caller)
    : std::logic_error(words + "; called at " + path_in_checkout(caller.file_name()) + ":" +
                       std::to_string(caller.line())),
      caller_(caller) {}

#ifndef NDEBUG
// Thrown, it would be taken for an error of one command or one session, and the server would go on.
void end_with_broken_requirement(const std::string& words, const Caller& caller) try {
  throw BrokenRequirement(words, caller);
} catch (...) {
  std::terminate();
}
#endif

}  // namespace mini_redis
