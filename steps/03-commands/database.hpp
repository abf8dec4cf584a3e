// The keys and their values. Redis: db.c.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "03-commands/given/dict.hpp"
#include "common/clock.hpp"

namespace mini_redis {

/// What happened to a key.
enum class Change { written, expiry_changed, erased, expired };

/// Every command reads through find() and writes through the functions below it, so that none can forget that
/// a key may have expired, and none can change a key unnoticed.
class Database {
 public:
  /// True when the entry's time had come: then it has been removed. Step 04 writes it.
  using ExpireIfNeeded = bool (*)(Database&, Entry&);
  using ChangeObserver = std::function<void(std::string_view key, Change)>;

  /// REQUIRES: `clock` outlives the database.
  Database(const Clock& clock, ExpireIfNeeded expire_if_needed)
      : clock_(clock), expire_if_needed_(expire_if_needed) {}

  /// TO WRITE. The entry of that key; nullptr when there is none, or when there was one and its time had come: ask
  /// expire_if_needed_ about every entry found that expires at all. Redis: lookupKey().
  Entry* find(std::string_view key);

  /// TO WRITE. Makes `value` the value of the key, whatever it held before. The key lives for ever again.
  /// Redis: setKey().
  void set(std::string_view key, Value value);

  // All that follows is given.

  /// A new value under the same expiry; tells changed(). Redis: dbOverwrite().
  void overwrite(Entry& entry, Value value);
  /// REQUIRES: the entry is one of this database; it is gone afterwards. `why`: erased or expired.
  void erase(Entry& entry, Change why = Change::erased);

  /// `when` may be `never`. Tells nobody: whoever is not about to overwrite() the entry calls changed(). Redis:
  /// setExpire(), removeExpire().
  void set_expiry(Entry& entry, TimePoint when);
  /// The keys that expire, in no order: what active expiry draws from. REQUIRES: i < expiring_count().
  std::size_t expiring_count() const { return expiring_.size(); }
  Entry& expiring(std::size_t i) { return *expiring_[i]; }

  /// To be called after a value was changed in place, or an expiry set. Redis: signalModifiedKey().
  void changed(std::string_view key, Change change);
  /// How many changes there have been. Redis: server.dirty.
  std::uint64_t changes() const { return changes_; }
  /// Calls `observer` after each change.
  void observe_changes(ChangeObserver observer) { observers_.push_back(std::move(observer)); }

  /// Keys whose time has come count until they are removed, as in Redis.
  std::size_t size() const { return dict_.size(); }
  const Dict& dict() const { return dict_; }
  TimePoint now() const { return clock_.now(); }

 private:
  const Clock& clock_;
  ExpireIfNeeded expire_if_needed_;
  Dict dict_;
  std::vector<Entry*> expiring_;  // entry.expiring_slot is its place in here
  std::uint64_t changes_ = 0;
  std::vector<ChangeObserver> observers_;
};

}  // namespace mini_redis
