#include "11-speed/item_table.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

Slot& ItemTable::find(Slots& slots, std::string_view key, std::uint32_t hash) {
  // TODO: from the slot that the hash names, one after the other.
  not_implemented();
}

std::optional<std::string_view> ItemTable::get(std::string_view key) {
  // TODO: look into slots_, and into old_ if it has slots.
  not_implemented();
}

void ItemTable::set(std::string_view key, std::string_view value) {
  // TODO: move_some(); find the slot; overwrite the value, or put a new item there. Grow in time.
  not_implemented();
}

void ItemTable::move_some() {
  // TODO: for some of the old slots: find a slot in slots_, and leave the hash where the item was.
  not_implemented();
}

}  // namespace mini_redis
