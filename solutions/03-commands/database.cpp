#include "03-commands/database.hpp"

namespace mini_redis {

Entry* Database::find(std::string_view key) {
  Entry* entry = dict_.find(key);
  if (entry && entry->expires_at != never && expire_if_needed_(*this, *entry)) return nullptr;
  return entry;
}

void Database::set(std::string_view key, Value value) {
  Entry& entry = dict_.find_or_add(key);
  set_expiry(entry, never);
  overwrite(entry, std::move(value));
}

}  // namespace mini_redis
