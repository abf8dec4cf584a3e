#include "06-lists-hashes/containers.hpp"

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

List& as_list(Entry& entry) {
  // TODO: like as_string(); value.list() is nullptr if the value holds something else.
  not_implemented();
}

Hash& as_hash(Entry& entry) {
  not_implemented();
}

void after_removal(Database& db, Entry& entry, std::size_t left) {
  // TODO: is it empty now? Either way, whatever watches the key must be told.
  not_implemented();
}

}  // namespace mini_redis
