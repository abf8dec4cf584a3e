// What lists and hashes have in common: how they are found, filled and emptied.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "03-commands/database.hpp"

namespace mini_redis {

/// TO WRITE. Returns the list that a key holds. Throws CommandError (WRONGTYPE) if it holds something else.
/// Redis: checkType(), here and below.
List& as_list(Entry& entry);
/// TO WRITE. The same for hashes.
Hash& as_hash(Entry& entry);

/// TO WRITE. Called after elements have been taken out of a key's container; `left` elements are still in it.
/// If it is empty, its key is erased. Either way, it announces the change of the key. REQUIRES: something was
/// taken out; the entry may be gone afterwards. Redis: listElementsRemoved().
void after_removal(Database& db, Entry& entry, std::size_t left);

/// GIVEN. Puts something into the container of a key: calls add(list) or add(hash). `as` is as_list or
/// as_hash, and throws the WRONGTYPE error. Announces the change of the key; its expiry stays.
/// A missing key gets a new container after `add` has filled it. So nobody ever sees an empty one, and if
/// `add` throws there is none at all. REQUIRES: `add` puts something in, or throws.
/// Redis: hashTypeLookupWriteOrCreate().
template <typename Container, typename Add>
void grow(Database& db, std::string_view key, Container& (*as)(Entry&), Add add,
          Caller caller = Caller::current()) {
  if (Entry* entry = db.find(key)) {
    add(as(*entry));
    return db.changed(entry->key(), Change::written);
  }
  auto fresh = std::make_unique<Container>();
  add(*fresh);
  require(!fresh->empty(), caller, "grow(db, key, as, add): add has put nothing in");
  db.set(key, std::move(fresh));
}

}  // namespace mini_redis
