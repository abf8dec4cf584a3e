// Hashes: fields and their values, under one key. Redis: t_hash.c.
#pragma once

#include <optional>
#include <string_view>

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

// The dispatcher has checked the arity: counting the name, HSET has four words or more, HINCRBY exactly four.

/// TO WRITE. Returns the value of a field; nullopt if there is no such key, or no such field in its hash. The
/// view is valid until the hash changes. All commands below read with this function.
/// Redis: hashTypeGetFromHashTable().
std::optional<std::string_view> find_field(Database& db, std::string_view key, std::string_view field);

/// TO WRITE. HSET key field value [field value ...]: sets the fields, and replies with how many of them are
/// new. A field that exists gets the new value. A field without a value is the error wrong_arity(), before
/// anything changes.
void hset_command(CommandContext& context);

/// TO WRITE. HINCRBY key field increment: adds to the integer in the field, and replies with the new value. A
/// missing field counts as 0. There are four errors, checked in this order; none of them changes anything:
///   the increment is not an integer: to_integer() raises the error
///   the key holds another type: find_field() raises the error
///   the field holds something other than an integer: errors::hash_value_not_an_integer
///   the sum does not fit into 64 bits: errors::would_overflow
void hincrby_command(CommandContext& context);

// GIVEN.

/// HGET key field: replies with the value, or the null bulk string if there is none.
void hget_command(CommandContext& context);
/// HMGET key field [field ...]: replies with an array of what HGET would reply for each field.
void hmget_command(CommandContext& context);
/// HEXISTS key field: replies with 1, or with 0 if there is no such field.
void hexists_command(CommandContext& context);
/// HSTRLEN key field: replies with the length of the value in bytes, or with 0 if there is none.
void hstrlen_command(CommandContext& context);
/// HLEN key: replies with the number of fields.
void hlen_command(CommandContext& context);
/// HGETALL key: replies with an array: each field, then its value; empty for a missing key. As long as
/// the hash is packed, in the order in which the fields were added.
void hgetall_command(CommandContext& context);
/// HKEYS key, HVALS key: the same, but only the fields, or only the values.
void hkeys_command(CommandContext& context);
void hvals_command(CommandContext& context);
/// HSCAN key cursor [MATCH pattern] [COUNT count]: as SCAN, for the fields of a hash: replies with the next
/// cursor, and an array as HGETALL's.
void hscan_command(CommandContext& context);
/// HMSET key field value [field value ...]: HSET under its old name; replies OK.
void hmset_command(CommandContext& context);
/// HSETNX key field value: replies with 1; if the field exists, replies with 0 and changes nothing.
void hsetnx_command(CommandContext& context);
/// HDEL key field [field ...]: removes the fields, and replies with how many of them there were. When the
/// last field of a key goes, so does the key.
void hdel_command(CommandContext& context);

}  // namespace mini_redis
