// The values of a snapshot, in all forms in which a Redis writes strings, lists and hashes. Redis: rdbLoadObject().
#pragma once

#include <optional>

#include "03-commands/given/value.hpp"
#include "07-persistence/rdb_reader.hpp"

namespace mini_redis {

/// Reads a value of that type, which is one of rdb::type; another is corrupt(), with its name. Empty for a container
/// without elements: some old Redis may have written one, and nobody misses it.
std::optional<Value> read_value(RdbReader& reader, rdb::Byte type);

}  // namespace mini_redis
