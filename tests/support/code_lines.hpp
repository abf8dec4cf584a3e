// Which line of the step's code an address of the program belongs to.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace mini_redis::testing {

/// A line in a function of the step under test. `file` is empty for an address in any other code.
struct CodeLine {
  std::string_view file;      // "steps/03-commands/dispatcher.cpp"
  std::string_view line;      // "12"
  std::string_view function;  // "Dispatcher::execute"
};

/// The line of each address, in the same order. Asks addr2line, which comes with the compiler; without it,
/// the answer is empty. The answer is valid until the next call. Works in a signal handler: allocates
/// nothing.
std::span<const CodeLine> code_lines(std::span<const std::uintptr_t> addresses);

/// Of the lines of a stack: the innermost that is in the step's code, and the one that has called it if that
/// is in the step's code, too. Empty if none is.
std::span<const CodeLine> innermost_in_step(std::span<const CodeLine> lines);

}  // namespace mini_redis::testing
