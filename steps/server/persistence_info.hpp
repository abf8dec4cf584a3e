// What INFO and CONFIG GET tell of persistence: the one place where steps 07 and 10 meet.
#pragma once

#include "07-persistence/given/persistence.hpp"
#include "10-metrics/given/metrics.hpp"

namespace mini_redis {

/// REQUIRES: `persistence` outlives `metrics`.
void tell_of_persistence(Metrics& metrics, const Persistence& persistence);

}  // namespace mini_redis
