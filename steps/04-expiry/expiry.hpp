// When a key's time has come. Redis: db.c.
#pragma once

#include "03-commands/database.hpp"

namespace mini_redis {

/// TO WRITE. Passive expiry: Database::find() asks this about every entry that expires, before anybody sees
/// it. Erases the entry, as expired, when its time has come: when expires_at is not after the database's
/// now(). True: the entry is gone. Redis: expireIfNeeded().
bool expire_if_needed(Database& db, Entry& entry);

}  // namespace mini_redis
