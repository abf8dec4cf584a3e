// The dictionary of the keys. Redis: dict.c, as db->dict uses it.
#pragma once

#include <memory>
#include <string_view>

#include "03-commands/given/entry.hpp"
#include "03-commands/given/hash_table.hpp"

namespace mini_redis {

/// A HashTable of entries that remembers the last lookup: hits and misses are counted without another one.
class Dict : public HashTable<Entry> {
 public:
  /// The entry of that key, or nullptr.
  Entry* find(std::string_view key) const { return last_found_ = HashTable::find(key); }
  /// What the last find() found, if it is still there.
  const Entry* last_found() const { return last_found_; }

  /// Takes the entry out of the table. REQUIRES: it is in there.
  std::unique_ptr<Entry> remove(const Entry& entry, Caller caller = Caller::current()) {
    if (last_found_ == &entry) last_found_ = nullptr;
    return HashTable::remove(entry, caller);
  }

 private:
  mutable Entry* last_found_ = nullptr;
};

}  // namespace mini_redis
