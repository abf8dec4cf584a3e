// Which transaction watches which key. Redis: watched_keys of redisDb and of client, in server.h.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "09-transactions/given/transaction.hpp"
#include "common/siphash.hpp"

namespace mini_redis {

/// Stores this both ways: the watchers of a key, because every change of any key asks for them; and the keys
/// of a watcher, in Transaction::watched. A change costs one lookup, however many clients watch other keys.
class WatchedKeys {
 public:
  using Watchers = std::unordered_set<Transaction*>;

  /// From now on `watcher` watches the key (copied). Adding it again changes nothing. REQUIRES: `watcher`
  /// stays at its address until remove().
  void add(std::string_view key, Transaction& watcher);
  /// From now on `watcher` watches nothing.
  void remove(Transaction& watcher);
  /// Whether nobody watches anything.
  bool empty() const { return watchers_.empty(); }
  /// The watchers of the key, in no order. The reference is valid until the next add() or remove().
  const Watchers& watchers(std::string_view key) const;

 private:
  std::unordered_map<std::string, Watchers, KeyHash, std::equal_to<>> watchers_;  // each key has a watcher
};

}  // namespace mini_redis
