// EXPIRE in other units and with conditions, and TTL in milliseconds. Redis: expire.c.
#pragma once

#include "03-commands/given/command_table.hpp"
#include "05-keys/given/options.hpp"

namespace mini_redis {

/// EXPIRE, PEXPIRE, EXPIREAT, PEXPIREAT key number [NX|XX|GT|LT]: `form` says what the number means, `name` is the
/// command's. Redis: expireGenericCommand().
CommandHandler expire_by(const TimeForm& form, std::string_view name);
/// PTTL key          the milliseconds left; -1 and -2 as TTL has them
void pttl_command(CommandContext& context);
/// PEXPIRETIME key   the moment it expires, in milliseconds; -1 and -2 as EXPIRETIME has them
void pexpiretime_command(CommandContext& context);

}  // namespace mini_redis
