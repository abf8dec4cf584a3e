// The table of the keys beside std::map, while it grows and shrinks; a scan that goes on all the while misses
// nothing.
#include <map>
#include <set>

#include "03-commands/given/dict.hpp"
#include "fuzz.hpp"

using namespace mini_redis;

namespace {

class Tables {
 public:
  void add(const std::string& key) {
    Entry& entry = dict_.find_or_add(key);
    fuzz::check(entry.key() == key, "another key");
    model_[key] = &entry;
  }

  void remove(const std::string& key) {
    Entry* entry = dict_.find(key);
    fuzz::check((entry != nullptr) == model_.contains(key), "there, or not: ", key);
    if (!entry) return;
    dict_.remove(*entry);
    model_.erase(key);
    must_be_seen_.erase(key);
  }

  void scan() {
    if (cursor_ == 0) {
      must_be_seen_.clear();
      for (const auto& [key, entry] : model_) must_be_seen_.insert(key);
    }
    cursor_ = dict_.scan(cursor_, [&](const Entry& entry) {
      fuzz::check(model_.contains(std::string(entry.key())), "a key that is not there");
      must_be_seen_.erase(std::string(entry.key()));
    });
    if (cursor_ == 0) fuzz::check(must_be_seen_.empty(), "the scan missed ", must_be_seen_.size(), " keys");
  }

  void compare() const {
    fuzz::check(dict_.size() == model_.size(), "another size");
    for (const auto& [key, entry] : model_) fuzz::check(dict_.find(key) == entry, "moved or lost: ", key);
  }

 private:
  Dict dict_;
  std::map<std::string, const Entry*> model_;
  std::uint64_t cursor_ = 0;
  std::set<std::string> must_be_seen_;  // since the first call of this scan
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  Tables tables;
  while (!input.empty()) {
    const std::uint8_t what = input.byte();
    const unsigned first = input.byte(), count = what / 4;
    for (unsigned i = first; i <= first + count; ++i) {
      if (what % 4 == 0 || what % 4 == 3) tables.add("key:" + std::to_string(i));
      if (what % 4 == 1) tables.remove("key:" + std::to_string(i));
      if (what % 4 == 2 && i < first + 8) tables.scan();
    }
  }
  tables.compare();
  return 0;
}
