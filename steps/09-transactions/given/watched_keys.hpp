// Who watches which key. Redis: watched_keys of redisDb and of client, in server.h.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "09-transactions/given/transaction.hpp"

namespace mini_redis {

/// Given. Knows both ways: the watchers of a key, for every change of any key asks for them; and the keys of a
/// watcher, in Transaction::watched. A change costs one look here, however many clients watch other keys.
class WatchedKeys {
 public:
  using Watchers = std::unordered_set<Transaction*>;

  /// From now on `watcher` is among those who watch the key (copied). Twice is once. REQUIRES: `watcher` stays at
  /// its address until remove().
  void add(std::string_view key, Transaction& watcher);
  /// From now on it watches nothing.
  void remove(Transaction& watcher);
  /// Nobody watches anything.
  bool empty() const { return watchers_.empty(); }
  /// Those who watch the key, in no order. The reference is good until the next add() or remove().
  const Watchers& watchers(std::string_view key) const;

 private:
  struct Hash {
    using is_transparent = void;  // looks up a view without making a string of it
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
  };

  std::unordered_map<std::string, Watchers, Hash, std::equal_to<>> watchers_;  // no key without a watcher
};

}  // namespace mini_redis
