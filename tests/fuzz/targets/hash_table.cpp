// The table of the keys beside std::map, while its segments are split and joined. A scan that goes on all the
// while misses nothing, and meets nothing twice.
#include <map>
#include <random>
#include <set>

#include "03-commands/given/dict.hpp"
#include "fuzz.hpp"

using namespace mini_redis;

namespace {

class Tables {
 public:
  void add(unsigned number) {
    const std::string key = key_of(number);
    Entry& entry = dict_.find_or_add(key);
    fuzz::check(entry.key() == key, "another key");
    model_[key] = &entry;
  }

  void remove(unsigned number) {
    const std::string key = key_of(number);
    Entry* entry = dict_.find(key);
    fuzz::check((entry != nullptr) == model_.contains(key), "there, or not: ", key);
    if (!entry) return;
    dict_.remove(*entry);
    model_.erase(key);
    stay_.erase(key);
  }

  /// Returns whether it is at its end.
  bool scan() {
    if (cursor_ == 0) {
      seen_.clear();
      stay_.clear();
      for (const auto& [key, entry] : model_) stay_.insert(key);
    }
    cursor_ = dict_.scan(cursor_, [this](const Entry& entry) {
      const std::string key(entry.key());
      fuzz::check(model_.contains(key), "a key that is not there: ", key);
      const bool is_new = seen_.insert(key).second;
      fuzz::check(is_new || !stay_.contains(key), "the scan met it twice: ", key);
    });
    if (cursor_ != 0) return false;
    for (const std::string& key : stay_) fuzz::check(seen_.contains(key), "the scan missed ", key);
    return true;
  }

  void compare() const {
    fuzz::check(dict_.size() == model_.size(), "another size");
    for (const auto& [key, entry] : model_) fuzz::check(dict_.find(key) == entry, "moved or lost: ", key);
    std::set<const Entry*> all;
    for (Entry& entry : dict_) fuzz::check(all.insert(&entry).second, "twice in the table: ", entry.key());
    fuzz::check(all.size() == model_.size(), "a walk meets ", all.size(), " of ", model_.size(), " keys");
    std::minstd_rand random;
    if (!all.empty()) fuzz::check(all.contains(&dict_.any(random)), "any() is not in the table");
  }

 private:
  static std::string key_of(unsigned number) { return "key:" + std::to_string(number); }

  Dict dict_;
  std::map<std::string, const Entry*> model_;
  std::uint64_t cursor_ = 0;
  std::set<std::string> stay_;  // what has been there since the first call of this scan
  std::set<std::string> seen_;  // by this scan
};

// Enough to split segments, and to join them again: one key in eight is not removed. It takes long, so an
// input may have a few of these.
void add_or_remove_many(Tables& tables, bool add, unsigned blocks) {
  for (unsigned i = 0; i < blocks * 256; ++i) {
    if (add) tables.add(i);
    if (!add && i % 8 != 0) tables.remove(i);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  Tables tables;
  int times_many = 0;
  while (!input.empty()) {
    const unsigned what = input.byte(), first = input.byte(), count = what / 8;
    if (what % 8 == 7 && times_many++ < 6) add_or_remove_many(tables, first % 2 == 0, count);
    if (what % 8 > 4) {
      for (unsigned calls = 1U << (first % 14); calls > 0 && !tables.scan(); --calls) {
      }
      continue;
    }
    for (unsigned i = first; i <= first + count; ++i) what % 8 < 3 ? tables.add(i) : tables.remove(i);
  }
  tables.compare();
  return 0;
}
