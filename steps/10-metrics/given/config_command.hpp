// CONFIG: the server's settings, and its counters. Redis: configCommand() in config.c.
#pragma once

#include "03-commands/given/command_table.hpp"
#include "10-metrics/given/config.hpp"
#include "10-metrics/given/metrics.hpp"

namespace mini_redis {

/// The row of CONFIG and its subcommands: GET, RESETSTAT, HELP. REQUIRES: both outlive it.
CommandSpec config_command(const Config& config, Metrics& metrics);

}  // namespace mini_redis
