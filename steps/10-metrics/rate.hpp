// How fast a counter grows. Redis: trackInstantaneousMetric() and getInstantaneousMetric() in server.c.
#pragma once

#include <array>
#include <cstdint>

#include "common/clock.hpp"

namespace mini_redis {

/// A counter only says how much there has been since the start. Read it again and again, and the differences say how
/// much there is now. Sampling calls sample() every 100 ms, so sixteen samples are the last second and a half.
class Rate {
 public:
  static constexpr std::size_t size = 16;

  /// The counter stands at 0 at that moment, and there are no samples yet.
  explicit Rate(TimePoint now) : last_time_(now) {}

  /// TO WRITE. `count` is what the counter says at `now`. By how much it has grown since the last sample, in units a
  /// second and rounded down, takes the place of the oldest of the samples. Where no time has passed since then, or the
  /// clock was set back, the sample is 0. REQUIRES: the counter has not been set back.
  void sample(std::uint64_t count, TimePoint now);

  /// TO WRITE. The mean of the sixteen samples, rounded down. Those that are not taken yet are 0, and count.
  std::uint64_t per_second() const;

 private:
  std::array<std::uint64_t, size> samples_{};
  std::size_t oldest_ = 0;  // which of them the next one replaces
  std::uint64_t last_count_ = 0;
  TimePoint last_time_;
};

}  // namespace mini_redis
