// A key and its value in one block of memory. memcached: struct _stritem; Valkey 8.1: an object with its key.
#pragma once

#include <cstdint>
#include <new>
#include <string_view>

#include "common/require.hpp"

namespace mini_redis {

/// The bytes of the key follow right after this, and then those of the value.
class Item {
 public:
  /// TO WRITE. A copy of both: one block of memory from `operator new`, as large as it has to be and no
  /// larger, with an Item at its beginning. The caller frees it. REQUIRES: the sizes fit into 32 bits.
  ///
  /// What counts: allocations, one; and bytes.
  static Item* make(std::string_view key, std::string_view value);

  // GIVEN.

  Item(const Item&) = delete;
  Item& operator=(const Item&) = delete;
  static void free(Item* item) noexcept { ::operator delete(item); }

  std::string_view key() const { return {bytes(), key_size_}; }
  std::string_view value() const { return {bytes() + key_size_, value_size_}; }
  /// Writes another value over the one that is there. REQUIRES: it has the same size.
  void overwrite(std::string_view value, Caller caller = Caller::current());

 private:
  /// Copies both to where this ends. REQUIRES: so much memory is there.
  Item(std::string_view key, std::string_view value);

  char* bytes() { return reinterpret_cast<char*>(this + 1); }
  const char* bytes() const { return reinterpret_cast<const char*>(this + 1); }

  std::uint32_t key_size_, value_size_;
};

}  // namespace mini_redis
