// Many strings in one command: one round trip instead of a hundred. Redis: t_string.c.
#pragma once

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

// The dispatcher has checked the arity: MGET comes with one key or more, MSET with two words or
// more.

/// TO WRITE. MGET key [key ...]               an array: for each key, in the order asked, its string; null for a missing
///                                  key, and for one that holds another type. Never an error
void mget_command(CommandContext& context);
/// TO WRITE. MSET key value [key value ...]   sets all of them, as SET does; OK. A key without a value: wrong_arity(), and
///                                  nothing is set. Redis: msetGenericCommand()
void mset_command(CommandContext& context);

}  // namespace mini_redis
