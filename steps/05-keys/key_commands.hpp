// Commands about whole keys: are there such keys, what do they hold, when do they go. Redis: db.c, and expire.c
// for the two about time.
#pragma once

#include <string_view>

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

// The dispatcher has checked the arity: DEL and EXISTS come with one key or more; TYPE,
// EXPIRETIME and PERSIST with exactly one; FLUSHDB with any number of words.

/// TO WRITE. DEL key [key ...]      erases them; answers how many of them there were. Redis: delGenericCommand()
void del_command(CommandContext& context);
/// TO WRITE. EXISTS key [key ...]   how many of them there are; a key that is named twice counts twice
void exists_command(CommandContext& context);

/// TO WRITE. "string", "list" or "hash": what such a value is called. Redis: getObjectTypeName()
std::string_view type_name(const Value& value);
/// TO WRITE. TYPE key               the type_name() of its value, as a simple string; "none" for a missing key
void type_command(CommandContext& context);

/// TO WRITE. EXPIRETIME key         the moment at which it goes, in seconds of Unix time, rounded to the nearest; -1: it
///                        does not expire; -2: there is no such key. Redis: ttlGenericCommand()
void expiretime_command(CommandContext& context);
/// TO WRITE. PERSIST key            takes its expiry away, and tells changed(): 1; 0 when there was none to take away
void persist_command(CommandContext& context);

/// TO WRITE. FLUSHDB [ASYNC|SYNC]   erases all keys: OK. The option, in any letter case, says how Redis frees the memory;
///                        here it is all the same. Any other word, or more words, are a syntax error. Redis:
///                        emptyData()
void flushdb_command(CommandContext& context);

}  // namespace mini_redis
