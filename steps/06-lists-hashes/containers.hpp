// What lists and hashes have in common: a type of their own, a beginning and an end.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "03-commands/database.hpp"

namespace mini_redis {

/// TO WRITE. The list that a key holds. Throws CommandError (WRONGTYPE) when it holds something else.
/// Redis: checkType(), here and below.
List& as_list(Entry& entry);
/// TO WRITE. The same for hashes.
Hash& as_hash(Entry& entry);

/// TO WRITE. To be called after elements were taken out of the container of a key, and `left` are still in it.
/// A container that is empty goes, and its key with it. Those who watch the key are told either way.
/// REQUIRES: something was taken out; the entry may be gone afterwards. Redis: listElementsRemoved().
void after_removal(Database& db, Entry& entry, std::size_t left);

/// GIVEN. Lets `add` put something into the container of a key: calls add(list) or add(hash). `as` is as_list or
/// as_hash, and raises the WRONGTYPE. Those who watch the key are told; its expiry stays.
/// A missing key gets a new container once it is filled: nobody ever sees an empty one, and there is none at all
/// if `add` throws. REQUIRES: `add` puts something in, or throws. Redis: hashTypeLookupWriteOrCreate().
template <typename Container, typename Add>
void grow(Database& db, std::string_view key, Container& (*as)(Entry&), Add add) {
  if (Entry* entry = db.find(key)) {
    add(as(*entry));
    return db.changed(entry->key, Change::written);
  }
  auto fresh = std::make_unique<Container>();
  add(*fresh);
  db.set(key, std::move(fresh));
}

}  // namespace mini_redis
