// EXPIRE in other units and with conditions, and TTL in milliseconds. Redis: expire.c.
#pragma once

#include "03-commands/given/command_table.hpp"
#include "05-keys/given/options.hpp"

namespace mini_redis {

/// EXPIRE, PEXPIRE, EXPIREAT, PEXPIREAT key number [NX|XX|GT|LT]: `form` says what the number means, and
/// `name` is the command's name. Redis: expireGenericCommand().
CommandHandler expire_by(const TimeForm& form, std::string_view name);
/// PTTL key: replies with the milliseconds left; -1 and -2 as for TTL.
void pttl_command(CommandContext& context);
/// PEXPIRETIME key: replies with the time at which it expires, in milliseconds; -1 and -2 as for EXPIRETIME.
void pexpiretime_command(CommandContext& context);

}  // namespace mini_redis
