#include "06-lists-hashes/hash_commands.hpp"

#include <limits>

#include "03-commands/given/command_error.hpp"
#include "06-lists-hashes/containers.hpp"
#include "common/error_texts.hpp"
#include "common/integer.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

std::optional<std::string_view> find_field(Database& db, std::string_view key, std::string_view field) {
  // TODO: is there such a key? is there such a field?
  not_implemented();
}

void hset_command(CommandContext& context) {
  // TODO: does every field have a value? grow() the hash with the pairs, and count the new fields.
  not_implemented();
}

void hincrby_command(CommandContext& context) {
  // TODO: check for all errors first; then store the new number, as text.
  not_implemented();
}

}  // namespace mini_redis
