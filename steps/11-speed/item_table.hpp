// Where the items are: a hash table with open addressing that grows a little at a time. Redis: dict.c.
#pragma once

#include "11-speed/given/slots.hpp"
#include "11-speed/given/store.hpp"

namespace mini_redis {

/// An item is in the slot that its hash names, or, if others were there first, in one of the next: the first
/// that was empty (linear probing). At most three quarters of the slots are taken.
///
/// When more would be, a table of twice the size takes its place, and the old one is emptied a little with
/// every set(). Until it is empty, a key may be in either.
class ItemTable final : public Store {
 public:
  /// TO WRITE. What counts: the slots that are looked at.
  std::optional<std::string_view> get(std::string_view key) override;

  /// TO WRITE. If there is an old table, moves some items first. Then looks for the key, in both tables. A
  /// value of the same size as the one before is written over it, in the same item; for any other there is a
  /// new item, in the same slot. For a new key, if three quarters of the slots are taken, first makes a table
  /// of twice the size; a slot that was found before belongs to the old one then.
  ///
  /// What counts: allocations (none, or one; now and then another one for a larger table), slots looked at,
  /// and that no set() does the work for all keys.
  void set(std::string_view key, std::string_view value) override;

  // GIVEN.

  ~ItemTable() override;

 private:
  /// TO WRITE. The slot of `slots` with the key; or, if it is not there, the first empty slot where it could
  /// be. A key with another hash is another key: only where the hashes are the same, the item is looked at.
  /// REQUIRES: one of them is empty, so there are some; `hash` is hash_of(key).
  static Slot& find(Slots& slots, std::string_view key, std::uint32_t hash);

  /// TO WRITE. Moves the items of the next `slots_per_step` old slots to slots_, or of all that are left. A
  /// slot whose item has moved keeps its hash: see Slot::has_moved(). After the last one, old_ has no slots.
  /// REQUIRES: old_ has slots.
  void move_some();

  /// The old slots are gone long before the new ones are full.
  static constexpr std::size_t slots_per_step = 16;

  Slots slots_{16};
  Slots old_{0};           // not empty while the table grows
  std::size_t moved_ = 0;  // so many of the old slots, from the first on, are done with
  std::size_t size_ = 0;   // keys, in both
};

}  // namespace mini_redis
