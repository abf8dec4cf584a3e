// The first commands. Redis: t_string.c, and pingCommand() in server.c.
#pragma once

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

// The dispatcher has checked the arity. Counting the name, PING has one word or more, SET has three or more,
// and GET and INCR have exactly two.

/// TO WRITE. PING [message]: replies with PONG as a simple string, or with the message as a bulk string. More
/// than one message is the error wrong_arity().
void ping_command(CommandContext& context);
/// TO WRITE. GET key: replies with the string, or the null bulk string for a missing key.
void get_command(CommandContext& context);
/// TO WRITE. SET key value: replies OK. Replaces an earlier value of any type, and removes an earlier expiry.
/// More words are a syntax error.
void set_command(CommandContext& context);
/// TO WRITE. INCR key: adds 1, and replies with the new number. A missing key counts as 0; the expiry stays.
void incr_command(CommandContext& context);

}  // namespace mini_redis
