// COMMAND: what the server knows of its commands, told from their rows. Redis: commandCommand() and what follows it.
#pragma once

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

/// The row of COMMAND and its subcommands. REQUIRES: `table` outlives it.
///
/// COMMAND                            every command's row, as an array
/// COMMAND COUNT                      how many there are
/// COMMAND INFO [name ...]            the rows of these; null for one that there is not
/// COMMAND LIST [FILTERBY PATTERN p]  the names
/// COMMAND GETKEYS name [word ...]    the keys in such a request
///
/// There is no COMMAND DOCS: its error makes redis-cli use the help that it brings along.
CommandSpec command_command(const CommandTable& table);

}  // namespace mini_redis
