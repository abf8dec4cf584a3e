// What INFO shows, except for what other layers add.
#pragma once

#include "10-metrics/given/config.hpp"
#include "10-metrics/given/metrics.hpp"
#include "10-metrics/info.hpp"

namespace mini_redis {

/// Fills the sections, each in Redis's order. REQUIRES: `config`, `metrics` and `db` outlive `info`.
void add_info_sections(Info& info, const Config& config, Metrics& metrics, Database& db);

}  // namespace mini_redis
