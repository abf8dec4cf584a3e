#include "10-metrics/rate.hpp"

#include <numeric>

namespace mini_redis {

void Rate::sample(std::uint64_t count, TimePoint now) {
  const std::int64_t milliseconds = (now - last_time_).count();
  const std::uint64_t grown = count - last_count_;
  samples_[oldest_] = milliseconds > 0 ? grown * 1000 / static_cast<std::uint64_t>(milliseconds) : 0;
  oldest_ = (oldest_ + 1) % size;
  last_count_ = count;
  last_time_ = now;
}

std::uint64_t Rate::per_second() const {
  return std::accumulate(samples_.begin(), samples_.end(), std::uint64_t{0}) / size;
}

}  // namespace mini_redis
