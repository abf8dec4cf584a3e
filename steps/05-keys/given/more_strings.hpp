// More commands for strings, and for strings that are numbers. Redis: t_string.c.
#pragma once

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

/// APPEND key value: replies with the new length of the string; the expiry stays.
void append_command(CommandContext& context);
/// STRLEN key: replies with the length of the string.
void strlen_command(CommandContext& context);
/// GETRANGE key start end: replies with that part of the string. Both count from 0, or, if negative, from -1
/// at the end; the byte at `end` is included.
void getrange_command(CommandContext& context);
/// MSETNX key value [key value ...]: sets all of them and replies with 1; if one of them exists, sets none
/// and replies with 0.
void msetnx_command(CommandContext& context);
/// INCRBY key number: INCR with any number. Redis: incrDecrCommand(), here and below.
void incrby_command(CommandContext& context);
/// DECR key: subtracts 1.
void decr_command(CommandContext& context);
/// DECRBY key number: subtracts the number.
void decrby_command(CommandContext& context);

}  // namespace mini_redis
