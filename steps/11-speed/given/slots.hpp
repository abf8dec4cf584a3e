// The memory of a hash table: slots in a row. It counts how often one is looked at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include "11-speed/item.hpp"
#include "common/require.hpp"
#include "common/siphash.hpp"

namespace mini_redis {

/// Of a key: never 0. From a secret, so that nobody can choose keys that collide.
inline std::uint32_t hash_of(std::string_view key) {
  return static_cast<std::uint32_t>(KeyHash()(key)) | 1U << 31;
}

struct Slot {
  Item* item = nullptr;
  std::uint32_t hash = 0;  // of the item's key: where it differs, the item need not be looked at

  /// No item was ever here.
  bool is_empty() const { return hash == 0; }
  /// The item has moved to another table. The hash stays, so that a search goes on to the next slot.
  bool has_moved() const { return hash != 0 && !item; }
};

class Slots {
 public:
  /// REQUIRES: `count` is a power of two, or 0.
  explicit Slots(std::size_t count, Caller caller = Caller::current())
      : slots_(count > 0 ? new Slot[count] : nullptr), count_(count) {
    require((count & (count - 1)) == 0, caller, "Slots(count): ", count, " is not a power of two");
  }
  Slots(Slots&& other) noexcept : slots_(std::move(other.slots_)), count_(std::exchange(other.count_, 0)) {}
  Slots& operator=(Slots&& other) noexcept {
    slots_ = std::move(other.slots_);
    count_ = std::exchange(other.count_, 0);
    return *this;
  }

  std::size_t count() const { return count_; }
  /// The slot with that number. After the last one comes the first: `i` may be any number, also a hash.
  /// REQUIRES: count() is not 0.
  Slot& operator[](std::size_t i) {
    ++looked_at;
    return slots_[i & (count_ - 1)];
  }

  /// All slots of all tables that were ever looked at. For the tests.
  static inline std::uint64_t looked_at = 0;

 private:
  std::unique_ptr<Slot[]> slots_;
  std::size_t count_;
};

}  // namespace mini_redis
