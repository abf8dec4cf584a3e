#include "11-speed/item.hpp"

namespace mini_redis {

Item* Item::make(std::string_view key, std::string_view value) {
  void* block = ::operator new(sizeof(Item) + key.size() + value.size());
  return new (block) Item(key, value);
}

}  // namespace mini_redis
