// A server with unfinished layers works with what it has.
#pragma once

#include <span>
#include <string_view>

namespace mini_redis {

/// A function that the learner has not written yet: it still calls not_implemented().
struct Unwritten {
  std::string_view step;      // "03-commands"
  std::string_view function;  // "Dispatcher::execute"
  std::string_view file;      // "steps/03-commands/dispatcher.cpp"
  int line;
};

/// All unwritten functions in this program, in the order of the steps. The build finds them by reading the
/// sources: tools/cmake/find_unwritten.cmake.
extern const std::span<const Unwritten> unwritten;

/// Whether the server can only echo: the parser, the writer, or what joins them to the commands is missing.
bool can_only_echo();
/// Logs the first missing function of each step but 01: without step 01, the server does not listen at all.
void log_unwritten();

}  // namespace mini_redis
