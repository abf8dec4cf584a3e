// Where the keys are in the hash table.
#pragma once

#include "03-commands/database.hpp"
#include "rows.hpp"

namespace mini_redis {

/// First how many buckets the table has; then for each key, in the order of the slots: its bucket, its slot
/// in there, the bucket where a lookup begins, the key, its type, and the milliseconds until it expires, or
/// -1. Only the first row if the table has more than one segment.
std::vector<Row> slots(const Database& db);

}  // namespace mini_redis
