// What a thread is doing that does not come back.
#pragma once

#include <pthread.h>

#include <vector>

#include "server_side/stack.hpp"

namespace mini_redis::testing {

/// What a thread of this process is running, in 60 looks; fewer if it does not get to them.
std::vector<Stack> look_often_at(pthread_t thread);

}  // namespace mini_redis::testing
