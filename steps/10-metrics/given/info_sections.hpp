// What INFO shows, except for what other layers add.
#pragma once

#include "10-metrics/given/config.hpp"
#include "10-metrics/given/metrics.hpp"
#include "10-metrics/info.hpp"

namespace mini_redis {

inline constexpr std::string_view redis_version = "7.0.15";  // the Redis whose protocol and texts we follow

/// Fills the sections, each in Redis's order. REQUIRES: `config`, `metrics` and `db` outlive `info`.
void add_info_sections(Info& info, const Config& config, Metrics& metrics, Database& db);

}  // namespace mini_redis
