// Commands about whole keys: do they exist, what do they hold, when do they expire? Redis: db.c, and expire.c
// for the two about expiry.
#pragma once

#include <string_view>

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

// The dispatcher has checked the arity: DEL and EXISTS have one key or more; TYPE, EXPIRETIME and PERSIST
// have exactly one; FLUSHDB has any number of words.

/// TO WRITE. DEL key [key ...]: erases the keys, and replies with how many of them there were.
/// Redis: delGenericCommand()
void del_command(CommandContext& context);
/// TO WRITE. EXISTS key [key ...]: replies with how many of them exist; a key named twice counts twice.
void exists_command(CommandContext& context);

/// TO WRITE. The name of the value's type: "string", "list" or "hash". Redis: getObjectTypeName()
std::string_view type_name(const Value& value);
/// TO WRITE. TYPE key: replies with type_name() of its value, as a simple string; "none" for a missing key.
void type_command(CommandContext& context);

/// TO WRITE. EXPIRETIME key: replies with the time at which the key expires, in seconds of Unix time, rounded
/// to the nearest, half a second up; -1 if it does not expire; -2 if there is no such key. Redis:
/// ttlGenericCommand()
void expiretime_command(CommandContext& context);
/// TO WRITE. PERSIST key: removes its expiry, tells changed(), and replies with 1; replies with 0 if there
/// was no expiry to remove.
void persist_command(CommandContext& context);

/// TO WRITE. FLUSHDB [ASYNC|SYNC]: erases all keys, and replies OK. The option, in any letter case, says how
/// Redis frees the memory; here it makes no difference. Any other word, or more words, are a syntax error.
/// Redis: emptyData()
void flushdb_command(CommandContext& context);

}  // namespace mini_redis
