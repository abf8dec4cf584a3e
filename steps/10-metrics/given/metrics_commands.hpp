// INFO, CONFIG and CLIENT: the commands of those who watch.
#pragma once

#include "03-commands/given/command_table.hpp"
#include "10-metrics/given/metrics.hpp"

namespace mini_redis {

/// Given. What stands in INFO's sections, each in the order in which Redis has it. REQUIRES: `metrics` outlives its own
/// Info.
void add_info_sections(Metrics& metrics);

/// Given. One client, as CLIENT LIST tells of it, without the end of the line. An address reads "?:0", as in Redis where
/// it is not known: a Client has none. Memory is not known for each client, either: those fields are there, for programs
/// look for them, and are 0. Redis: catClientInfoString() in networking.c.
std::string describe(const Connection& client, Connections::State state, TimePoint now);

/// Given. Each adds a command that has subcommands.
void add_config_command(CommandTable& table, Metrics& metrics);
void add_client_command(CommandTable& table, Metrics& metrics);

}  // namespace mini_redis
