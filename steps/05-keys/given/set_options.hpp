// SET with options, and the commands that are SET or GET with a built-in option. Redis: t_string.c.
#pragma once

#include "03-commands/given/command_table.hpp"
#include "05-keys/given/options.hpp"

namespace mini_redis {

/// SET key value, with at least one of
/// [NX|XX] [GET] [EX seconds|PX milliseconds|EXAT seconds|PXAT milliseconds|KEEPTTL].
/// Redis: setGenericCommand(), parseExtendedStringArgumentsOrReply().
void set_with_options(CommandContext& context);
/// SETNX key value: sets a key that does not exist; replies with 1, or with 0 if it exists.
void setnx_command(CommandContext& context);
/// SETEX key seconds value, PSETEX key milliseconds value: `form` says what the number means, and `name` is
/// the command's name.
CommandHandler set_with_time(const TimeForm& form, std::string_view name);
/// GETEX key [EX ...|PX ...|EXAT ...|PXAT ...|PERSIST]: GET, which also changes the expiry.
void getex_command(CommandContext& context);
/// GETDEL key: replies with the string, and erases the key.
void getdel_command(CommandContext& context);
/// GETSET key value: sets the key, and replies with the old string.
void getset_command(CommandContext& context);

}  // namespace mini_redis
