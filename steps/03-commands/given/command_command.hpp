// COMMAND: what the server knows about its commands, from their rows. Redis: commandCommand() and others.
#pragma once

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

/// The row of COMMAND and its subcommands. REQUIRES: `table` outlives it.
///
/// COMMAND                            every command's row, as an array
/// COMMAND COUNT                      how many commands there are
/// COMMAND INFO [name ...]            the rows of these commands; null for an unknown one
/// COMMAND LIST [FILTERBY PATTERN p]  the names
/// COMMAND GETKEYS name [word ...]    the keys in such a request
///
/// There is no COMMAND DOCS: redis-cli gets an error, and then uses its built-in help.
CommandSpec command_command(const CommandTable& table);

}  // namespace mini_redis
