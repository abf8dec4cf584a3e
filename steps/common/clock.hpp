// The source of the time. It is injected, so that a test can move the time by hand instead of waiting.
#pragma once

#include <chrono>

namespace mini_redis {

using Milliseconds = std::chrono::milliseconds;

/// A point in Unix time, to the millisecond. Redis: mstime_t.
using TimePoint = std::chrono::sys_time<Milliseconds>;

/// A time that no clock reaches: a key with this expiry never expires.
inline constexpr TimePoint never = TimePoint::max();

class Clock {
 public:
  virtual ~Clock() = default;
  virtual TimePoint now() const = 0;
};

class SystemClock final : public Clock {
 public:
  TimePoint now() const override {
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
  }
};

}  // namespace mini_redis
