// The text of a line of the step's code.
#pragma once

#include <string_view>

#include "support/code_lines.hpp"

namespace mini_redis::testing {

/// Without its indentation; empty if the file is not a learner's, or cannot be read. Valid until the next
/// call. Works in a signal handler: allocates nothing.
std::string_view text_of(const CodeLine& line);

}  // namespace mini_redis::testing
