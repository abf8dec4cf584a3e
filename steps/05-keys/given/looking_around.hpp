// Which keys are there? All at once, piece by piece, or a random one. Redis: db.c.
#pragma once

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

/// KEYS pattern: replies with the keys that match.
void keys_command(CommandContext& context);
/// SCAN cursor [MATCH pattern] [COUNT count] [TYPE type]: replies with the next cursor, and the keys of this
/// piece.
void scan_command(CommandContext& context);
/// RANDOMKEY: replies with a random key, or null if there is none.
void randomkey_command(CommandContext& context);

}  // namespace mini_redis
