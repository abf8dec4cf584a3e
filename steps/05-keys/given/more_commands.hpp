// What clients and people expect beside the commands that you write. GIVEN, all of it: models of a command.
#pragma once

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

// Each adds its commands to the table; register_key_commands() calls them all.

/// SET key value [NX|XX] [GET] [EX seconds|PX milliseconds|EXAT seconds|PXAT milliseconds|KEEPTTL]
/// SETNX key value    SETEX key seconds value    PSETEX key milliseconds value
/// GETEX key [EX ...|PX ...|EXAT ...|PXAT ...|PERSIST]
/// SET without options stays the command that is in the table: set_command() of step 03. REQUIRES: it is there.
void register_set_options(CommandTable& table);

/// EXPIRE key seconds [NX|XX|GT|LT]             PEXPIRE: milliseconds
/// EXPIREAT key unix-time-seconds [NX|...]      PEXPIREAT: milliseconds
/// PTTL key    PEXPIRETIME key                  milliseconds; -1 and -2 as TTL has them
/// EXPIRE without options stays the command that is in the table: expire_command() of step 04. REQUIRES: it is
/// there.
void register_expire_options(CommandTable& table);

/// GETDEL key    GETSET key value    APPEND key value    STRLEN key
/// INCRBY key number    DECR key    DECRBY key number
void register_more_strings(CommandTable& table);

/// RENAME key new-key    RENAMENX key new-key
void register_renaming(CommandTable& table);

/// KEYS pattern    SCAN cursor [MATCH pattern] [COUNT count] [TYPE type]    RANDOMKEY
void register_looking_around(CommandTable& table);

}  // namespace mini_redis
