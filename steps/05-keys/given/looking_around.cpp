#include "05-keys/given/looking_around.hpp"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "03-commands/given/command_error.hpp"
#include "05-keys/given/options.hpp"
#include "05-keys/key_commands.hpp"
#include "common/error_texts.hpp"
#include "common/glob.hpp"

namespace mini_redis {
namespace {

bool is_alive(const Database& db, const Entry& entry) {
  return entry.expires_at > db.now();
}

bool matches(std::string_view pattern, const Entry& entry) {
  return pattern == "*" || glob_match(pattern, entry.key);  // here, "*" also matches an empty key
}

bool is_of_type(std::optional<std::string_view> type, const Entry& entry) {
  return !type || is_option(*type, type_name(entry.value));
}

void reply_with_keys(ReplyWriter& reply, const std::vector<const Entry*>& found) {
  reply.array(found.size());
  for (const Entry* entry : found) reply.bulk_string(entry->key);
}

using Cursor = std::uint64_t;

Cursor to_cursor(std::string_view word) {
  const std::string text(word);
  char* end = nullptr;
  errno = 0;
  const Cursor cursor = std::strtoull(text.c_str(), &end, 10);  // as lenient as Redis, which uses it too
  const bool begins_with_space = std::isspace(static_cast<unsigned char>(text[0])) != 0;
  if (begins_with_space || *end || errno == ERANGE) throw CommandError(errors::invalid_cursor);
  return cursor;
}

struct ScanOptions {
  std::string_view pattern = "*";
  std::int64_t count = 10;
  std::optional<std::string_view> type;
};

ScanOptions scan_options(const Request& request) {
  ScanOptions options;
  for (std::size_t i = 2; i < request.size(); i += 2) {
    if (i + 1 == request.size()) throw CommandError(errors::syntax);
    if (is_option(request[i], "match")) {
      options.pattern = request[i + 1];
    } else if (is_option(request[i], "count")) {
      options.count = to_integer(request[i + 1]);
      if (options.count < 1) throw CommandError(errors::syntax);
    } else if (is_option(request[i], "type")) {
      options.type = request[i + 1];
    } else {
      throw CommandError(errors::syntax);
    }
  }
  return options;
}

constexpr std::int64_t slots_at_once = 10'000;  // or COUNT, if that is more: empty slots take hardly any time

}  // namespace

void keys_command(CommandContext& context) {
  std::vector<const Entry*> found;
  context.db.dict().for_each([&](const Entry& entry) {
    if (is_alive(context.db, entry) && matches(context.request[1], entry)) found.push_back(&entry);
  });
  reply_with_keys(context.reply, found);
}

void scan_command(CommandContext& context) {
  const Database& db = context.db;
  Cursor cursor = to_cursor(context.request[1]);
  const ScanOptions options = scan_options(context.request);

  std::vector<const Entry*> found;
  std::int64_t seen = 0, slots = 0;
  const std::int64_t most_slots = std::max(slots_at_once, options.count);
  do {
    cursor = db.dict().scan(cursor, [&](const Entry& entry) {
      ++seen;
      if (is_alive(db, entry) && matches(options.pattern, entry) && is_of_type(options.type, entry))
        found.push_back(&entry);
    });
  } while (cursor != 0 && seen < options.count && ++slots < most_slots);
  context.reply.array(2);
  context.reply.bulk_string(std::to_string(cursor));
  reply_with_keys(context.reply, found);
}

void randomkey_command(CommandContext& context) {
  static std::mt19937_64 random{std::random_device{}()};
  while (context.db.size() > 0) {
    Entry& entry = context.db.dict().any(random);
    if (is_alive(context.db, entry)) return context.reply.bulk_string(entry.key);
    context.db.erase(entry, Change::expired);
  }
  context.reply.null_bulk_string();
}

}  // namespace mini_redis
