// Small commands that clients and tools expect of any server. Given, so that redis-cli feels at home from the
// start.
#pragma once

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

/// ECHO message, QUIT, SELECT 0, DBSIZE, and as much of CONFIG GET and COMMAND as redis-benchmark and redis-cli ask for.
void register_connection_commands(CommandTable& table);

}  // namespace mini_redis
