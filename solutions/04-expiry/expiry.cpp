#include "04-expiry/expiry.hpp"

namespace mini_redis {

bool expire_if_needed(Database& db, Entry& entry) {
  if (entry.expires_at > db.now()) return false;
  db.erase(entry, Change::expired);
  return true;
}

}  // namespace mini_redis
