#include "03-commands/database.hpp"

namespace mini_redis {

Entry* Database::find(std::string_view key) {
  Entry* entry = dict_.find(key);
  if (entry && entry->expires_at != never && expire_if_needed_(*this, *entry)) return nullptr;
  return entry;
}

void Database::set(std::string_view key, Value value) {
  Entry& entry = dict_.find_or_add(key);
  entry.value = std::move(value);
  set_expiry(entry, never);
  changed(key, Change::written);
}

}  // namespace mini_redis
