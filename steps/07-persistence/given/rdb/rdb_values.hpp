// The values of a snapshot, in all forms in which Redis writes strings, lists and hashes.
// Redis: rdbLoadObject().
#pragma once

#include <optional>

#include "03-commands/given/value.hpp"
#include "07-persistence/rdb_reader.hpp"

namespace mini_redis {

/// Reads a value of this type, one of rdb::type. For any other type, calls corrupt() with the type's name.
/// Empty for a container without elements: an old Redis may have written one, and such a key does not exist.
std::optional<Value> read_value(RdbReader& reader, rdb::Byte type);

}  // namespace mini_redis
