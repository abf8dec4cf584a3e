// The commands about the end of a key. Redis: expire.c.
#pragma once

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

/// TO WRITE. EXPIRE key seconds   1, or 0 when there is no such key. A time that is not in the future erases the key at once.
///                      expiry_time() raises the error for seconds that are too many. More words are options,
///                      which we do not have: errors::unsupported_option() of the first. A new time is a
///                      change: Database::changed() is told, as expiry_changed.
void expire_command(CommandContext& context);
/// TO WRITE. TTL key              the seconds left, rounded to the nearest; -1: it does not expire; -2: there is no such key
void ttl_command(CommandContext& context);

/// GIVEN. `seconds` from now, as a moment. Throws CommandError (invalid expire time) when no clock gets that
/// far; `command` is the name for the text.
TimePoint expiry_time(TimePoint now, std::int64_t seconds, std::string_view command);

}  // namespace mini_redis
