// A clock that moves only when a test moves it: nobody waits for time to pass.
#pragma once

#include <atomic>

#include "common/clock.hpp"

namespace mini_redis::testing {

/// The server's thread reads it; the test's thread moves it.
class FakeClock final : public Clock {
 public:
  FakeClock() = default;
  explicit FakeClock(Milliseconds since_1970) : now_ms_(since_1970.count()) {}
  TimePoint now() const override { return TimePoint(Milliseconds(now_ms_.load())); }
  void advance(Milliseconds by) { now_ms_ += by.count(); }

 private:
  // A quarter past a second: this always exposes code that counts in whole seconds, not just sometimes.
  static std::int64_t start() {
    const auto now = std::chrono::floor<std::chrono::seconds>(SystemClock().now());
    return (now.time_since_epoch() + Milliseconds(250)) / Milliseconds(1);
  }

  std::atomic<std::int64_t> now_ms_{start()};
};

}  // namespace mini_redis::testing
