// What SCAN and HSCAN have in common. Redis: scanGenericCommand() in db.c.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "02-protocol/given/request.hpp"
#include "02-protocol/reply_writer.hpp"

namespace mini_redis {

using Cursor = std::uint64_t;

/// Throws CommandError (invalid cursor) if the word is none.
Cursor to_cursor(std::string_view word);

struct ScanOptions {
  std::string_view pattern = "*";
  std::int64_t count = 10;  // roughly how many elements to look at
  std::optional<std::string_view> type;

  /// Whether a key or a field matches `pattern`. "*" also matches an empty one.
  bool match(std::string_view name) const;
};

enum class Scanned { keys, fields };

/// [MATCH pattern] [COUNT count], and for keys [TYPE type], from the word `first` on. Throws CommandError.
ScanOptions scan_options(const Request& request, std::size_t first, Scanned what);

/// One call of SCAN: calls visit(element) for about options.count elements of a Dict or another table with
/// such a scan(), and returns the cursor for the next call. In a table that is nearly empty it ends earlier,
/// so that nobody waits for long.
template <typename Table, typename Visit>
Cursor scan_piece(const Table& table, Cursor cursor, const ScanOptions& options, Visit visit) {
  constexpr std::int64_t slots_at_once = 10'000;  // or COUNT, if that is more: an empty slot takes no time
  const std::int64_t most_slots = std::max(slots_at_once, options.count);
  std::int64_t seen = 0, slots = 0;
  do {
    cursor = table.scan(cursor, [&](const auto& element) {
      ++seen;
      visit(element);
    });
  } while (cursor != 0 && seen < options.count && ++slots < most_slots);
  return cursor;
}

/// Begins the reply, an array of two: the cursor, and an array of `count` elements that the caller appends.
void begin_scan_reply(ReplyWriter& reply, Cursor cursor, std::size_t count);

}  // namespace mini_redis
