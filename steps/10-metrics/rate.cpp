#include "10-metrics/rate.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

void Rate::sample(std::uint64_t count, TimePoint now) {
  // TODO: the milliseconds since last_time_; the sample; and what the next call needs to know.
  not_implemented();
}

std::uint64_t Rate::per_second() const {
  not_implemented();
}

}  // namespace mini_redis
