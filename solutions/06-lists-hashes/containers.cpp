#include "06-lists-hashes/containers.hpp"

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {

List& as_list(Entry& entry) {
  const auto* list = std::get_if<std::unique_ptr<List>>(&entry.value);
  if (!list) throw CommandError(errors::wrong_type);
  return **list;
}

Hash& as_hash(Entry& entry) {
  const auto* hash = std::get_if<std::unique_ptr<Hash>>(&entry.value);
  if (!hash) throw CommandError(errors::wrong_type);
  return **hash;
}

void after_removal(Database& db, Entry& entry, std::size_t left) {
  if (left == 0) {
    db.erase(entry);
  } else {
    db.changed(entry.key, Change::written);
  }
}

}  // namespace mini_redis
