// What else can be done with a string, and with a number that is one. Redis: t_string.c.
#pragma once

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

/// GETDEL key            the string, and the key is gone
void getdel_command(CommandContext& context);
/// GETSET key value      the old string
void getset_command(CommandContext& context);
/// APPEND key value      how long the string is now; its expiry stays
void append_command(CommandContext& context);
/// STRLEN key            how long the string is
void strlen_command(CommandContext& context);
/// INCRBY key number     INCR by any number. Redis: incrDecrCommand(), here and below
void incrby_command(CommandContext& context);
/// DECR key
void decr_command(CommandContext& context);
/// DECRBY key number
void decrby_command(CommandContext& context);

}  // namespace mini_redis
