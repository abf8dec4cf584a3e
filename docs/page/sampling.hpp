// Active expiry, watched.
#pragma once

#include "04-expiry/active_expiry.hpp"
#include "rows.hpp"

namespace mini_redis {

/// Runs one cycle. First whether it is worth another one (1 or 0); then for each draw: the key, and whether
/// the cycle removed it.
std::vector<Row> sample(Database& db, RandomEngine& random);

}  // namespace mini_redis
