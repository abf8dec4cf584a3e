#include "05-keys/given/looking_around.hpp"

#include <optional>
#include <random>
#include <vector>

#include "03-commands/given/is_option.hpp"
#include "03-commands/given/scan_options.hpp"
#include "05-keys/key_commands.hpp"
#include "common/glob.hpp"

namespace mini_redis {
namespace {

bool is_alive(const Database& db, const Entry& entry) {
  return entry.expires_at > db.now();
}

bool is_of_type(std::optional<std::string_view> type, const Entry& entry) {
  return !type || is_option(*type, type_name(entry.value));
}

}  // namespace

void keys_command(CommandContext& context) {
  const std::string_view pattern = context.request[1];
  std::vector<const Entry*> found;
  context.db.dict().for_each([&](const Entry& entry) {
    const bool matches = pattern == "*" || glob_match(pattern, entry.key());
    if (matches && is_alive(context.db, entry)) found.push_back(&entry);
  });
  context.reply.array(found.size());
  for (const Entry* entry : found) context.reply.bulk_string(entry->key());
}

void scan_command(CommandContext& context) {
  const Database& db = context.db;
  const Cursor start = to_cursor(context.request[1]);
  const ScanOptions options = scan_options(context.request, 2, Scanned::keys);

  std::vector<const Entry*> found;
  const Cursor next = scan_piece(db.dict(), start, options, [&](const Entry& entry) {
    if (is_alive(db, entry) && options.match(entry.key()) && is_of_type(options.type, entry))
      found.push_back(&entry);
  });
  begin_scan_reply(context.reply, next, found.size());
  for (const Entry* entry : found) context.reply.bulk_string(entry->key());
}

void randomkey_command(CommandContext& context) {
  static std::mt19937_64 random{std::random_device{}()};
  while (context.db.size() > 0) {
    Entry& entry = context.db.dict().any(random);
    if (is_alive(context.db, entry)) return context.reply.bulk_string(entry.key());
    context.db.erase(entry, Change::expired);
  }
  context.reply.null_bulk_string();
}

}  // namespace mini_redis
