// One key of the database, and everything that belongs to it.
#pragma once

#include <cstdint>
#include <memory>
#include <new>
#include <string_view>

#include "03-commands/given/value.hpp"
#include "common/clock.hpp"
#include "common/small_blocks.hpp"

namespace mini_redis {

/// Stays at its address from the moment the key is added until it is erased. The key's bytes follow in the
/// same block of memory, so the whole entry is one or two lines of the cache.
class Entry {
 public:
  /// A new one, which holds the empty string. Copies the key. REQUIRES: it has fewer than 2^32 bytes.
  static std::unique_ptr<Entry> make(std::string_view key) {
    void* block = allocate_block(sizeof(Entry) + key.size());
    return std::unique_ptr<Entry>(new (block) Entry(key));
  }
  static void operator delete(Entry* entry, std::destroying_delete_t) {
    const std::size_t size = sizeof(Entry) + entry->key_size_;
    entry->~Entry();
    free_block(entry, size);
  }

  std::string_view key() const { return {reinterpret_cast<const char*>(this + 1), key_size_}; }

  Value value;
  TimePoint expires_at = never;  // change it through Database::set_expiry() only

 private:
  friend class Database;

  explicit Entry(std::string_view key) : key_size_(static_cast<std::uint32_t>(key.size())) {
    key.copy(reinterpret_cast<char*>(this + 1), key.size());
  }

  static void* operator new(std::size_t, void* block) { return block; }

  std::uint32_t expiring_slot_ = 0;  // its index among the keys that have an expiry
  std::uint32_t key_size_;
};

}  // namespace mini_redis
