// One key of the database, and everything that belongs to it.
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
  std::size_t expiring_slot = 0;  // its index among the keys that have an expiry; only for Database
};

}  // namespace mini_redis
