#include "11-speed/item_table.hpp"

#include <algorithm>

namespace mini_redis {

Slot& ItemTable::find(Slots& slots, std::string_view key, std::uint32_t hash) {
  for (std::size_t i = hash;; ++i) {
    Slot& slot = slots[i];
    if (slot.is_empty()) return slot;
    if (slot.hash == hash && slot.item && slot.item->key() == key) return slot;
  }
}

std::optional<std::string_view> ItemTable::get(std::string_view key) {
  const std::uint32_t hash = hash_of(key);
  for (Slots* slots : {&slots_, &old_})
    if (slots->count() > 0)
      if (const Item* item = find(*slots, key, hash).item) return item->value();
  return std::nullopt;
}

void ItemTable::set(std::string_view key, std::string_view value) {
  if (old_.count() > 0) move_some();
  const std::uint32_t hash = hash_of(key);
  Slot* slot = &find(slots_, key, hash);
  if (slot->is_empty() && old_.count() > 0)
    if (Slot& old = find(old_, key, hash); !old.is_empty()) slot = &old;

  if (slot->item && slot->item->value().size() == value.size()) return slot->item->overwrite(value);
  if (slot->is_empty()) {
    if (size_ >= slots_.count() / 4 * 3) {
      old_ = std::exchange(slots_, Slots(slots_.count() * 2));
      slot = &find(slots_, key, hash);
    }
    ++size_;
  }
  Item* const item = Item::make(key, value);
  if (slot->item) Item::free(slot->item);
  *slot = {item, hash};
}

void ItemTable::move_some() {
  const std::size_t end = std::min(moved_ + slots_per_step, old_.count());
  for (; moved_ < end; ++moved_) {
    Slot& slot = old_[moved_];
    if (!slot.item) continue;
    find(slots_, slot.item->key(), slot.hash) = slot;
    slot.item = nullptr;
  }
  if (moved_ == old_.count()) old_ = Slots(0), moved_ = 0;
}

}  // namespace mini_redis
