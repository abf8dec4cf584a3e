// How long a test may take. Each test is a process, so its time begins with the process.
#pragma once

#include <chrono>

namespace mini_redis::testing {

/// The total time that a test has; a wait beyond it ends in the verdict TIMEOUT. Five seconds, or more when
/// the server is another process, because time then really passes; or MINI_REDIS_TEST_SECONDS.
std::chrono::seconds test_time();
std::chrono::milliseconds time_passed();
/// 0 when the time is up.
std::chrono::milliseconds time_left();

}  // namespace mini_redis::testing
