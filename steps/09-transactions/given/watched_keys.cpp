#include "09-transactions/given/watched_keys.hpp"

namespace mini_redis {

void WatchedKeys::add(std::string_view key, Transaction& watcher) {
  const bool is_new = watchers_[std::string(key)].insert(&watcher).second;
  if (is_new) watcher.watched.emplace_back(key);
}

void WatchedKeys::remove(Transaction& watcher) {
  for (const std::string& key : watcher.watched) {
    const auto found = watchers_.find(key);
    found->second.erase(&watcher);
    if (found->second.empty()) watchers_.erase(found);
  }
  watcher.watched.clear();
}

const WatchedKeys::Watchers& WatchedKeys::watchers(std::string_view key) const {
  static const Watchers nobody;
  const auto found = watchers_.find(key);
  return found == watchers_.end() ? nobody : found->second;
}

}  // namespace mini_redis
