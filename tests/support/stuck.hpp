// Where a thread is that does not come back.
#pragma once

#include <pthread.h>

#include <string>
#include <vector>

#include "support/place.hpp"

namespace mini_redis::testing {

/// The functions of the step that the thread does not leave: the innermost of them, and then what that one
/// calls, again and again. Empty if the thread is not in the step's code.
std::vector<Place> where_it_is_stuck(pthread_t thread);

}  // namespace mini_redis::testing
