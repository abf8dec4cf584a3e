// Hashes: fields with a value each, under one key. Redis: t_hash.c.
#pragma once

#include <string>
#include <string_view>

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

// The dispatcher has checked the arity: HSET comes with four words or more, HINCRBY with exactly four.

/// TO WRITE. The value of a field; nullptr when there is no such key, or no such field in its hash. Stays valid until the
/// hash changes. All commands below read through it. Redis: hashTypeGetFromHashTable().
const std::string* find_field(Database& db, std::string_view key, std::string_view field);

/// TO WRITE. HSET key field value [field value ...]   how many of the fields are new. A field that is there gets the new
///                   value. A field without a value is the error wrong_arity(), before anything changes.
void hset_command(CommandContext& context);

/// TO WRITE. HINCRBY key field increment   the number that the field holds now; a missing one counts as 0. Errors, which
///                   change nothing: the increment is no integer, to_integer() says so; the field holds something
///                   else than an integer, errors::hash_value_not_an_integer; the sum does not fit into 64 bits,
///                   errors::would_overflow. In this order.
void hincrby_command(CommandContext& context);

// ALL THAT FOLLOWS IS GIVEN.

/// HGET key field                the value; the null bulk string where there is none
void hget_command(CommandContext& context);
/// HMGET key field [field ...]   an array: what HGET would answer, for each of them
void hmget_command(CommandContext& context);
/// HEXISTS key field             1, or 0 when there is no such field
void hexists_command(CommandContext& context);
/// HSTRLEN key field             how many bytes the value has; 0 where there is none
void hstrlen_command(CommandContext& context);
/// HLEN key                      how many fields
void hlen_command(CommandContext& context);
/// HGETALL key                   an array: each field and behind it its value, in no order; empty for a missing key
void hgetall_command(CommandContext& context);
/// HKEYS key, HVALS key          the same, with only one of the two
void hkeys_command(CommandContext& context);
void hvals_command(CommandContext& context);
/// HMSET key field value [field value ...]   HSET under its old name: OK
void hmset_command(CommandContext& context);
/// HSETNX key field value        1; or 0, and nothing changes, when the field is there
void hsetnx_command(CommandContext& context);
/// HDEL key field [field ...]    how many of them were there. The key goes with its last field.
void hdel_command(CommandContext& context);

}  // namespace mini_redis
