// The time of day, for output that people read.
#pragma once

#include <chrono>
#include <string>

namespace mini_redis {

/// Such as "14:03:22.114", in the time zone of this machine.
std::string time_of_day(std::chrono::system_clock::time_point time);

}  // namespace mini_redis
