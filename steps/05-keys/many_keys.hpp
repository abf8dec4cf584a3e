// Many strings in one command: one round trip instead of a hundred. Redis: t_string.c.
#pragma once

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

// The dispatcher has checked the arity: MGET has one key or more, MSET has two words or more after its name.

/// TO WRITE. MGET key [key ...]: replies with an array that has, for each key in the order asked, its string,
/// or null if the key is missing or holds another type. Never an error.
void mget_command(CommandContext& context);
/// TO WRITE. MSET key value [key value ...]: sets all of them, as SET does, and replies OK. If a key has no
/// value, that is the error wrong_arity(), and nothing is set. Redis: msetGenericCommand()
void mset_command(CommandContext& context);

}  // namespace mini_redis
