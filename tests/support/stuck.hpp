// Where a thread is that does not come back.
#pragma once

#include <vector>

#include "server_side/stack.hpp"
#include "support/place.hpp"

namespace mini_redis::testing {

/// The functions of the step that a thread does not leave, by what look_often_at() has seen: the
/// innermost of them, and then what that one calls, again and again. Empty if the thread is not in the
/// step's code.
std::vector<Place> where_it_is_stuck(const std::vector<Stack>& stacks);

}  // namespace mini_redis::testing
