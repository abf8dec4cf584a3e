// One key of the database with all that belongs to it.
#pragma once

#include <cstddef>
#include <string>

#include "03-commands/given/value.hpp"
#include "common/clock.hpp"

namespace mini_redis {

/// Stays at its address from the moment the key is added until it is erased.
struct Entry {
  std::string key;
  Value value;
  TimePoint expires_at = never;   // change it through Database::set_expiry() only
  std::size_t expiring_slot = 0;  // its place among the keys that expire; Database's own
};

}  // namespace mini_redis
