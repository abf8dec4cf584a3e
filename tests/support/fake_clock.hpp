// A clock that stands still until a test moves it: nobody waits for time to pass.
#pragma once

#include <atomic>

#include "common/clock.hpp"

namespace mini_redis::testing {

/// Read by the server's thread, moved by the test's.
class FakeClock final : public Clock {
 public:
  TimePoint now() const override { return TimePoint(Milliseconds(now_ms_.load())); }
  void advance(Milliseconds by) { now_ms_ += by.count(); }

 private:
  std::atomic<std::int64_t> now_ms_{SystemClock().now().time_since_epoch().count()};
};

}  // namespace mini_redis::testing
