// Which keys are there? All at once, piece by piece, or any one.
#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <functional>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "03-commands/command_error.hpp"
#include "05-keys/key_commands.hpp"
#include "05-keys/more_commands.hpp"
#include "05-keys/options.hpp"
#include "common/error_texts.hpp"
#include "common/glob.hpp"

namespace mini_redis {
namespace {

bool is_alive(const Database& db, const Entry& entry) {
  return entry.expires_at > db.now();
}

bool matches(std::string_view pattern, const Entry& entry) {
  return pattern == "*" || glob_match(pattern, entry.key);  // "*" fits an empty key, too
}

void reply_with_keys(ReplyWriter& reply, const std::vector<const Entry*>& found) {
  reply.array(found.size());
  for (const Entry* entry : found) reply.bulk_string(entry->key);
}

// KEYS pattern
void keys_command(CommandContext& context) {
  std::vector<const Entry*> found;
  context.db.dict().for_each([&](const Entry& entry) {
    if (is_alive(context.db, entry) && matches(context.request[1], entry)) found.push_back(&entry);
  });
  reply_with_keys(context.reply, found);
}

// The keys stand on a line, each at the place that its hash is: a place that nothing changes as long as the key
// is there. A cursor is a place, and a call of SCAN takes the keys of the next stretch. So the server remembers
// nothing, and a key that is there all the time is met exactly once, whatever comes and goes beside it.
using Place = std::uint64_t;
constexpr Place last_place = std::numeric_limits<Place>::max() >> 1;  // some clients take a cursor for signed

Place place_of(const Entry& entry) {
  return std::hash<std::string_view>{}(entry.key) >> 1;
}

// The end of the stretch. There are about `count` keys in it; but every call looks at all keys to find them, so
// it takes a 64th of them at least, lest a walk through many keys in small steps takes for ever.
Place end_of_stretch(Place cursor, std::uint64_t count, std::uint64_t keys) {
  const std::uint64_t wanted = std::max(count, keys / 64);
  if (wanted >= keys || cursor >= last_place) return last_place;
  const Place length = last_place / keys * wanted;
  return length > last_place - cursor ? last_place : cursor + length;
}

Place to_cursor(std::string_view word) {
  const std::string text(word);
  char* end = nullptr;
  errno = 0;
  const Place cursor = std::strtoull(text.c_str(), &end, 10);  // as generous as Redis, which uses it, too
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

// SCAN cursor [MATCH pattern] [COUNT count] [TYPE type]: where to go on, and the keys of this stretch
void scan_command(CommandContext& context) {
  const Database& db = context.db;
  const Place cursor = to_cursor(context.request[1]);
  const ScanOptions options = scan_options(context.request);
  const Place end = end_of_stretch(cursor, static_cast<std::uint64_t>(options.count), db.size());

  std::vector<const Entry*> found;
  db.dict().for_each([&](const Entry& entry) {
    const Place place = place_of(entry);
    if (place < cursor || place > end || !is_alive(db, entry) || !matches(options.pattern, entry)) return;
    if (!options.type || is_option(*options.type, type_name(entry.value))) found.push_back(&entry);
  });
  context.reply.array(2);
  context.reply.bulk_string(std::to_string(end == last_place ? 0 : end + 1));
  reply_with_keys(context.reply, found);
}

Entry& any_entry(const Database& db) {
  static std::mt19937_64 random{std::random_device{}()};
  std::size_t left = std::uniform_int_distribution<std::size_t>(0, db.size() - 1)(random);
  Entry* drawn = nullptr;
  db.dict().for_each([&](Entry& entry) {
    if (left-- == 0) drawn = &entry;
  });
  return *drawn;
}

// RANDOMKEY
void randomkey_command(CommandContext& context) {
  while (context.db.size() > 0) {
    Entry& entry = any_entry(context.db);
    if (is_alive(context.db, entry)) return context.reply.bulk_string(entry.key);
    context.db.erase(entry, Change::expired);
  }
  context.reply.null_bulk_string();
}

}  // namespace

void register_looking_around(CommandTable& table) {
  table.add({"keys", 2, CommandKind::reads, keys_command});
  table.add({"scan", -2, CommandKind::reads, scan_command});
  table.add({"randomkey", 1, CommandKind::reads, randomkey_command});
}

}  // namespace mini_redis
