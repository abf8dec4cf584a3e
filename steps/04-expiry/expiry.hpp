// Removes a key that has expired. Redis: db.c.
#pragma once

#include "03-commands/database.hpp"

namespace mini_redis {

/// TO WRITE. Passive expiry: Database::find() calls this for every entry that has an expiry, before anybody
/// sees the entry. Erases the entry, as expired, if expires_at is not after the database's now(). Returns
/// true if the entry is gone. Redis: expireIfNeeded().
bool expire_if_needed(Database& db, Entry& entry);

}  // namespace mini_redis
