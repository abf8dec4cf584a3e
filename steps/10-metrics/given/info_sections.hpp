// What INFO tells, but for what other layers add.
#pragma once

#include "10-metrics/given/config.hpp"
#include "10-metrics/given/metrics.hpp"
#include "10-metrics/info.hpp"

namespace mini_redis {

/// Fills the sections, each in the order in which Redis has it. REQUIRES: all others outlive `info`.
void add_info_sections(Info& info, const Config& config, Metrics& metrics, Database& db);

}  // namespace mini_redis
