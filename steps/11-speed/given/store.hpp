// Where the keys and their values are. Two classes implement it: SlowStore, and your ItemTable.
#pragma once

#include <optional>
#include <string_view>

namespace mini_redis {

class Store {
 public:
  Store() = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  virtual ~Store() = default;

  /// The key's value, or nothing if there is no such key. The view is valid until the next set().
  virtual std::optional<std::string_view> get(std::string_view key) = 0;
  /// Copies both. REQUIRES: neither is a view into this store.
  virtual void set(std::string_view key, std::string_view value) = 0;
};

}  // namespace mini_redis
