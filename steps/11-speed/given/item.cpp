#include "11-speed/item.hpp"

#include <algorithm>

namespace mini_redis {

Item::Item(std::string_view key, std::string_view value)
    : key_size_(static_cast<std::uint32_t>(key.size())),
      value_size_(static_cast<std::uint32_t>(value.size())) {
  std::copy(key.begin(), key.end(), bytes());
  std::copy(value.begin(), value.end(), bytes() + key_size_);
}

void Item::overwrite(std::string_view value, Caller caller) {
  require(value.size() == value_size_, caller, "Item::overwrite(value): it has ", value.size(),
          " bytes, and the value that is there ", value_size_);
  std::copy(value.begin(), value.end(), bytes() + key_size_);
}

}  // namespace mini_redis
