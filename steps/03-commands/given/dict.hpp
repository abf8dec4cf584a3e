// The dictionary of the keys. Redis: dict.c, as db->dict uses it.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "03-commands/given/entry.hpp"
#include "03-commands/given/hash_table.hpp"
#include "common/same_bytes.hpp"

namespace mini_redis {

/// A HashTable of entries that remembers the last lookup: hits and misses are counted without another one.
/// And it can be told what the next lookup will find: then that needs no hash.
class Dict : public HashTable<Entry> {
 public:
  /// The entry of that key, or nullptr.
  Entry* find(std::string_view key) const {
    ++lookups_;
    return last_found_ = is_expected(key) ? expected_ : HashTable::find(key);
  }
  /// What the last find() found, if it is still there.
  const Entry* last_found() const { return last_found_; }
  /// How often find() was called so far.
  std::uint64_t lookups() const { return lookups_; }

  /// The entry of that key. If it is missing, it is added.
  Entry& find_or_add(std::string_view key) {
    return is_expected(key) ? *expected_ : HashTable::find_or_add(key);
  }

  /// Takes the entry out of the table. REQUIRES: it is in there.
  std::unique_ptr<Entry> remove(const Entry& entry, Caller caller = Caller::current()) {
    if (last_found_ == &entry) last_found_ = nullptr;
    expected_ = nullptr;
    ++removals_;
    return HashTable::remove(entry, caller);
  }

  /// Lookups try this entry first; nullptr: none. They compare its key, so a wrong guess costs only time.
  /// REQUIRES: it is in here.
  void expect(Entry* entry) const { expected_ = entry; }
  /// How many entries have been removed so far: as long as that stays the same, each is at its address.
  std::uint64_t removals() const { return removals_; }

 private:
  bool is_expected(std::string_view key) const { return expected_ && same_bytes(expected_->key(), key); }

  mutable Entry* last_found_ = nullptr;
  mutable Entry* expected_ = nullptr;
  mutable std::uint64_t lookups_ = 0;
  std::uint64_t removals_ = 0;
};

}  // namespace mini_redis
