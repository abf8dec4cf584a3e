#include "03-commands/database.hpp"

namespace mini_redis {

void Database::overwrite(Entry& entry, Value value) {
  entry.value = std::move(value);
  changed(entry.key(), Change::written);
}

void Database::erase(Entry& entry, Change why, Caller caller) {
  const auto removed = dict_.remove(entry, caller);
  set_expiry(*removed, never, caller);
  changed(removed->key(), why);
}

void Database::set_expiry(Entry& entry, TimePoint when, Caller caller) {
  const bool was_expiring = entry.expires_at != never;
  require(was_expiring == is_listed(entry), caller,
          "Database::set_expiry(entry, when): entry.expires_at was changed without set_expiry()");
  const bool is_expiring = when != never;
  if (is_expiring && !was_expiring) {
    expiring_.push_back(&entry);  // if there is no memory for it, nothing has changed
    entry.expiring_slot_ = static_cast<std::uint32_t>(expiring_.size() - 1);
  } else if (was_expiring && !is_expiring) {
    Entry* last = expiring_.back();  // moves to the place that becomes free
    last->expiring_slot_ = entry.expiring_slot_;
    expiring_[entry.expiring_slot_] = last;
    expiring_.pop_back();
  }
  entry.expires_at = when;
}

void Database::set_loading(bool loading) {
  is_loading_ = loading;
  expire_if_needed_ = loading ? [](Database&, Entry&) { return false; } : expire_after_loading_;
}

void Database::changed(std::string_view key, Change change) {
  if (change != Change::expired) ++changes_;
  for (const ChangeObserver& observer : observers_) observer(key, change);
}

}  // namespace mini_redis
