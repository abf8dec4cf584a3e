// A server whose layers are still being written serves with what it has.
#pragma once

#include <span>
#include <string_view>

namespace mini_redis {

/// A function of the learner's that still calls not_implemented().
struct Unwritten {
  std::string_view step;      // "03-commands"
  std::string_view function;  // "Dispatcher::execute"
  std::string_view file;      // "steps/03-commands/dispatcher.cpp"
  int line;
};

/// Those of the learner's layers in this program, in the order of the steps. The build finds them by reading the
/// sources: tools/cmake/find_unwritten.cmake.
extern const std::span<const Unwritten> unwritten;

/// Whether the server can only echo: the parser, the writer, or what joins them to the commands is missing.
bool can_only_echo();
/// Logs the first function of each step that is missing. Step 01's show themselves: the server does not listen.
void log_unwritten();

}  // namespace mini_redis
