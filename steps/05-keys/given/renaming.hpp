// Moves a value to another key. Redis: renameGenericCommand() in db.c.
#pragma once

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

/// RENAME key new-key: replies OK. Whatever new-key held is gone.
void rename_command(CommandContext& context);
/// RENAMENX key new-key: replies with 1, or with 0 if new-key exists already.
void renamenx_command(CommandContext& context);

}  // namespace mini_redis
