#include "06-lists-hashes/containers.hpp"

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {

List& as_list(Entry& entry) {
  List* list = entry.value.list();
  if (!list) throw CommandError(errors::wrong_type);
  return *list;
}

Hash& as_hash(Entry& entry) {
  Hash* hash = entry.value.hash();
  if (!hash) throw CommandError(errors::wrong_type);
  return *hash;
}

void after_removal(Database& db, Entry& entry, std::size_t left) {
  if (left == 0) {
    db.erase(entry);
  } else {
    db.changed(entry.key(), Change::written);
  }
}

}  // namespace mini_redis
