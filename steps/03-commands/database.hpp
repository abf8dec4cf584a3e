// The keys and their values. Redis: db.c.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string_view>
#include <vector>

#include "03-commands/given/dict.hpp"
#include "common/clock.hpp"
#include "common/require.hpp"

namespace mini_redis {

/// What happened to a key.
enum class Change { written, expiry_changed, erased, expired };

/// Every command reads with find(), and writes with the functions below it. So no command can forget that a
/// key may have expired, and none can change a key unnoticed.
class Database {
 public:
  /// Returns true if the entry had expired; then it has been removed. You write it in step 04.
  using ExpireIfNeeded = bool (*)(Database&, Entry&);
  using ChangeObserver = std::function<void(std::string_view key, Change)>;

  /// GIVEN. REQUIRES: `clock` outlives the database.
  Database(const Clock& clock, ExpireIfNeeded expire_if_needed)
      : clock_(clock), expire_if_needed_(expire_if_needed), expire_after_loading_(expire_if_needed) {}

  /// TO WRITE. Returns the entry of that key; nullptr if there is none, or if there was one and it had
  /// expired: call expire_if_needed_ for every entry you find that has an expiry. Redis: lookupKey().
  Entry* find(std::string_view key);

  /// TO WRITE. Makes `value` the value of the key, whatever the key held before. The key no longer expires.
  /// Redis: setKey().
  void set(std::string_view key, Value value);

  // GIVEN.

  /// Replaces the value and keeps the expiry; calls changed(). Redis: dbOverwrite().
  void overwrite(Entry& entry, Value value);
  /// Removes the entry, which is destroyed; calls changed() with `why`, which is erased or expired. REQUIRES:
  /// the entry is in this database.
  void erase(Entry& entry, Change why = Change::erased, Caller caller = Caller::current());

  /// `when` may be `never`. Does not call changed(): call it yourself, unless you are about to overwrite()
  /// the entry. REQUIRES: nothing else has changed entry.expires_at. Redis: setExpire(), removeExpire().
  void set_expiry(Entry& entry, TimePoint when, Caller caller = Caller::current());
  /// The keys with an expiry, in no order: active expiry draws from them. REQUIRES: i < expiring_count().
  std::size_t expiring_count() const { return expiring_.size(); }
  Entry& expiring(std::size_t i, Caller caller = Caller::current()) {
    require(i < expiring_count(), caller, "Database::expiring(i): i is ", i, ", but expiring_count() is ",
            expiring_count());
    return *expiring_[i];
  }

  /// Call this after you change a value in place, or set an expiry. Redis: signalModifiedKey().
  void changed(std::string_view key, Change change);
  /// How many changes there have been; that keys expire is none. Redis: server.dirty, which counts each
  /// element of a list or hash. Here a command that adds ten of them is one change.
  std::uint64_t changes() const { return changes_; }
  /// From now on, calls `observer` after each change.
  void observe_changes(ChangeObserver observer) { observers_.push_back(std::move(observer)); }

  /// How many keys there are. Expired keys count until they are removed, as in Redis.
  std::size_t size() const { return dict_.size(); }
  const Dict& dict() const { return dict_; }
  TimePoint now() const { return clock_.now(); }

  /// While a log is replayed, no key expires: it was alive when the commands first ran, and later commands
  /// rely on it. Expired keys are removed afterwards. Redis: server.loading, in keyIsExpired().
  void set_loading(bool loading);
  bool is_loading() const { return is_loading_; }
  /// Whether to erase a key with this expiry at once. Redis: checkAlreadyExpired().
  bool is_over(TimePoint when) const { return !is_loading_ && when <= now(); }

 private:
  bool is_listed(const Entry& entry) const {
    return entry.expiring_slot_ < expiring_.size() && expiring_[entry.expiring_slot_] == &entry;
  }

  const Clock& clock_;
  ExpireIfNeeded expire_if_needed_;
  ExpireIfNeeded expire_after_loading_;  // what expire_if_needed_ is unless a log is being replayed
  bool is_loading_ = false;
  Dict dict_;
  std::deque<Entry*> expiring_;  // Entry::expiring_slot_ is its index in here
  std::uint64_t changes_ = 0;
  std::vector<ChangeObserver> observers_;
};

}  // namespace mini_redis
