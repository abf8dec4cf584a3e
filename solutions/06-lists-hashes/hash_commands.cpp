#include "06-lists-hashes/hash_commands.hpp"

#include <limits>

#include "03-commands/given/command_error.hpp"
#include "06-lists-hashes/containers.hpp"
#include "common/error_texts.hpp"
#include "common/integer.hpp"

namespace mini_redis {
namespace {

bool fits(std::int64_t number, std::int64_t increment) {
  using Limits = std::numeric_limits<std::int64_t>;
  return increment < 0 ? number >= Limits::min() - increment : number <= Limits::max() - increment;
}

}  // namespace

std::optional<std::string_view> find_field(Database& db, std::string_view key, std::string_view field) {
  Entry* entry = db.find(key);
  if (!entry) return std::nullopt;
  return as_hash(*entry).find(field);
}

// HSET key field value [field value ...]
void hset_command(CommandContext& context) {
  const auto pairs = context.request.arguments().subspan(2);
  if (pairs.size() % 2 != 0) throw CommandError(errors::wrong_arity("hset"));

  std::int64_t added = 0;
  grow(context.db, context.request[1], as_hash, [&](Hash& hash) {
    for (std::size_t i = 0; i < pairs.size(); i += 2)
      if (hash.insert_or_assign(pairs[i], pairs[i + 1])) ++added;
  });
  context.reply.integer(added);
}

// HINCRBY key field increment
void hincrby_command(CommandContext& context) {
  const std::int64_t increment = to_integer(context.request[3]);
  const auto text = find_field(context.db, context.request[1], context.request[2]);
  const auto old = text ? parse_integer(*text) : 0;
  if (!old) throw CommandError(errors::hash_value_not_an_integer);
  if (!fits(*old, increment)) throw CommandError(errors::would_overflow);

  grow(context.db, context.request[1], as_hash,
       [&](Hash& hash) { hash.insert_or_assign(context.request[2], std::to_string(*old + increment)); });
  context.reply.integer(*old + increment);
}

}  // namespace mini_redis
