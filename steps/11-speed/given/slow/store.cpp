#include "11-speed/given/store.hpp"

#include <string>
#include <unordered_map>

#include "11-speed/given/slow/slow.hpp"

namespace mini_redis::slow {
namespace {

// The table of the standard library: each key and each value has memory of its own, and so has each node that
// joins them. When it grows, all keys find a new place at once.
class SlowStore final : public Store {
 public:
  std::optional<std::string_view> get(std::string_view key) override {
    const auto found = values_.find(std::string(key));
    if (found == values_.end()) return std::nullopt;
    return *found->second;
  }

  void set(std::string_view key, std::string_view value) override {
    values_[std::string(key)] = std::make_shared<std::string>(value);
  }

 private:
  std::unordered_map<std::string, std::shared_ptr<std::string>> values_;
};

}  // namespace

std::unique_ptr<Store> make_store() {
  return std::make_unique<SlowStore>();
}

}  // namespace mini_redis::slow
