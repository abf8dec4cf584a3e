// Commands for elements inside a list, and not at its ends. Redis: t_list.c.
#pragma once

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

/// LSET key index element: replaces the element at the index, which counts as in LINDEX, and replies OK.
void lset_command(CommandContext& context);
/// LINSERT key BEFORE|AFTER pivot element: puts the element beside the first one that equals the pivot.
/// Replies with the number of elements now; -1 if there is no such element, 0 if there is no such key.
void linsert_command(CommandContext& context);
/// LREM key count element: removes the first `count` elements that equal this one; if count is negative, the
/// last ones; if it is 0, all. Replies with how many were removed.
void lrem_command(CommandContext& context);
/// LTRIM key start stop: removes everything outside of the slice(), and replies OK. Announces a change of the
/// key even if nothing is removed, as in Redis.
void ltrim_command(CommandContext& context);

}  // namespace mini_redis
