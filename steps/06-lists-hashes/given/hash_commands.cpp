#include "06-lists-hashes/hash_commands.hpp"

#include <vector>

#include "03-commands/given/command_error.hpp"
#include "03-commands/given/scan_options.hpp"
#include "06-lists-hashes/containers.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {
namespace {

// The hash of request[1], or nullptr for a missing key.
Hash* find_hash(CommandContext& context) {
  Entry* entry = context.db.find(context.request[1]);
  return entry ? &as_hash(*entry) : nullptr;
}

void reply_value(ReplyWriter& reply, std::optional<std::string_view> value) {
  if (!value) return reply.null_bulk_string();
  reply.bulk_string(*value);
}

}  // namespace

// HGET key field
void hget_command(CommandContext& context) {
  reply_value(context.reply, find_field(context.db, context.request[1], context.request[2]));
}

// HMGET key field [field ...]
void hmget_command(CommandContext& context) {
  const auto fields = context.request.arguments().subspan(2);
  context.reply.array(fields.size());
  for (std::string_view field : fields)
    reply_value(context.reply, find_field(context.db, context.request[1], field));
}

// HEXISTS key field
void hexists_command(CommandContext& context) {
  context.reply.integer(find_field(context.db, context.request[1], context.request[2]) ? 1 : 0);
}

// HSTRLEN key field
void hstrlen_command(CommandContext& context) {
  const auto value = find_field(context.db, context.request[1], context.request[2]);
  context.reply.integer(value ? static_cast<std::int64_t>(value->size()) : 0);
}

// HLEN key
void hlen_command(CommandContext& context) {
  const Hash* hash = find_hash(context);
  context.reply.integer(hash ? static_cast<std::int64_t>(hash->size()) : 0);
}

// HGETALL key
void hgetall_command(CommandContext& context) {
  const Hash* hash = find_hash(context);
  if (!hash) return context.reply.map(0);
  context.reply.map(hash->size());
  for (const auto& [field, value] : *hash) {
    context.reply.bulk_string(field);
    context.reply.bulk_string(value);
  }
}

// HKEYS key
void hkeys_command(CommandContext& context) {
  const Hash* hash = find_hash(context);
  if (!hash) return context.reply.array(0);
  context.reply.array(hash->size());
  for (const auto& [field, value] : *hash) context.reply.bulk_string(field);
}

// HVALS key
void hvals_command(CommandContext& context) {
  const Hash* hash = find_hash(context);
  if (!hash) return context.reply.array(0);
  context.reply.array(hash->size());
  for (const auto& [field, value] : *hash) context.reply.bulk_string(value);
}

// HSCAN key cursor [MATCH pattern] [COUNT count]
void hscan_command(CommandContext& context) {
  const Cursor start = to_cursor(context.request[2]);
  const Hash* hash = find_hash(context);
  if (!hash) return begin_scan_reply(context.reply, 0, 0);
  const ScanOptions options = scan_options(context.request, 3, Scanned::fields);
  std::vector<std::string_view> found;
  const Cursor next = scan_piece(*hash, start, options, [&](const FieldAndValue& pair) {
    if (options.match(pair.field)) found.insert(found.end(), {pair.field, pair.value});
  });
  begin_scan_reply(context.reply, next, found.size());
  for (std::string_view word : found) context.reply.bulk_string(word);
}

// HMSET key field value [field value ...]
void hmset_command(CommandContext& context) {
  if (context.request.size() % 2 != 0) throw CommandError(errors::wrong_arity("hmset"));
  const std::size_t start = context.reply.mark();
  hset_command(context);
  context.reply.take_back(start);
  context.reply.simple_string("OK");
}

// HSETNX key field value
void hsetnx_command(CommandContext& context) {
  const auto key = context.request[1], field = context.request[2], value = context.request[3];
  if (find_field(context.db, key, field)) return context.reply.integer(0);
  grow(context.db, key, as_hash, [&](Hash& hash) { hash.insert(field, value); });
  context.reply.integer(1);
}

// HDEL key field [field ...]
void hdel_command(CommandContext& context) {
  Entry* entry = context.db.find(context.request[1]);
  if (!entry) return context.reply.integer(0);
  Hash& hash = as_hash(*entry);
  std::size_t removed = 0;
  for (std::string_view field : context.request.arguments().subspan(2))
    if (hash.erase(field)) ++removed;
  if (removed > 0) after_removal(context.db, *entry, hash.size());
  context.reply.integer(static_cast<std::int64_t>(removed));
}

}  // namespace mini_redis
