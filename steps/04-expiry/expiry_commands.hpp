// The commands about the expiry of a key. Redis: expire.c.
#pragma once

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

/// TO WRITE. EXPIRE key seconds: replies with 1, or with 0 if there is no such key. A time that is not in the
/// future erases the key at once. expiry_time() throws the error for too many seconds. More words are
/// options, which this command does not have: errors::unsupported_option() of the first one. A new time is a
/// change: tell Database::changed(), as expiry_changed.
void expire_command(CommandContext& context);
/// TO WRITE. TTL key: replies with the seconds left, rounded to the nearest; -1 if the key does not expire;
/// -2 if there is no such key.
void ttl_command(CommandContext& context);

/// GIVEN. The time that is `seconds` from now. Throws CommandError (invalid expire time) if no clock gets
/// that far; `command` is the name for the error text.
TimePoint expiry_time(TimePoint now, std::int64_t seconds, std::string_view command);

}  // namespace mini_redis
