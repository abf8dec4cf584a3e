// How fast a counter grows. Redis: trackInstantaneousMetric() and getInstantaneousMetric() in server.c.
#pragma once

#include <array>
#include <cstdint>

#include "common/clock.hpp"

namespace mini_redis {

/// A counter only says how much happened since the start. If you read it again and again, the differences say
/// how much is happening now. Sampling calls sample() every 100 ms, so sixteen samples cover the last second
/// and a half.
class Rate {
 public:
  static constexpr std::size_t size = 16;

  /// The counter is 0 at `now`, and there are no samples yet.
  explicit Rate(TimePoint now) : last_time_(now) {}

  /// TO WRITE. `count` is the value of the counter at `now`. The new sample is how much the counter has grown
  /// per second since the last call, rounded down; it is 0 if no time has passed since then, or if the clock
  /// was set back. It replaces the oldest sample. REQUIRES: the counter has not been set back.
  void sample(std::uint64_t count, TimePoint now);

  /// TO WRITE. The mean of all sixteen samples, rounded down. Samples that are not taken yet count as 0.
  std::uint64_t per_second() const;

 private:
  std::array<std::uint64_t, size> samples_{};
  std::size_t oldest_ = 0;  // the index of the sample that the next one replaces
  std::uint64_t last_count_ = 0;
  TimePoint last_time_;
};

}  // namespace mini_redis
