// A value under another name. Redis: renameGenericCommand() in db.c.
#pragma once

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

/// RENAME key new-key      OK; whatever new-key held is gone
void rename_command(CommandContext& context);
/// RENAMENX key new-key    1, or 0 when there is a key of that name already
void renamenx_command(CommandContext& context);

}  // namespace mini_redis
