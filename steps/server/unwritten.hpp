// A server whose layers are still being written serves with those it has.
#pragma once

#include <vector>

#include "common/not_implemented.hpp"

namespace mini_redis {

/// One NotImplemented for each step from 02 on that has a function left to write: found by calling them (a task in the background
/// reports itself).
std::vector<NotImplemented> find_unwritten();

/// Whether the server can only echo: the parser, the writer, or what joins them to the commands is missing.
bool can_only_echo();

}  // namespace mini_redis
