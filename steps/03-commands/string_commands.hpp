// The first commands. Redis: t_string.c, and pingCommand() in server.c.
#pragma once

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

// The dispatcher has checked the arity: PING comes with one word or more, SET with three or more, GET and INCR with
// exactly two.

/// TO WRITE. PING [message]     PONG as a simple string, or the message as a bulk string; wrong_arity() for more than one
void ping_command(CommandContext& context);
/// TO WRITE. GET key            the string; the null bulk string for a missing key
void get_command(CommandContext& context);
/// TO WRITE. SET key value      OK; an earlier value of any type and an earlier expiry are gone. More words are a
///                    syntax error
void set_command(CommandContext& context);
/// TO WRITE. INCR key           the number it is now; a missing key counts as 0; the expiry stays
void incr_command(CommandContext& context);

}  // namespace mini_redis
