#include "11-speed/item_table.hpp"

namespace mini_redis {

ItemTable::~ItemTable() {
  for (Slots* slots : {&slots_, &old_})
    for (std::size_t i = 0; i < slots->count(); ++i) Item::free((*slots)[i].item);
}

}  // namespace mini_redis
