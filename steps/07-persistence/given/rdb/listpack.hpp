// Small lists and hashes as Redis has packed them since 7.0. Redis: listpack.c.
#pragma once

#include "07-persistence/given/rdb/packed_bytes.hpp"

namespace mini_redis {

/// Calls `take` for each element. Throws BadPacking if `packed` does not have this form, and never reads past
/// the end of it.
void read_listpack(std::string_view packed, const TakeElement& take);

}  // namespace mini_redis
