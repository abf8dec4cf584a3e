#include "06-lists-hashes/given/list_places.hpp"

#include <algorithm>
#include <iterator>

#include "03-commands/given/command_error.hpp"
#include "03-commands/given/is_option.hpp"
#include "06-lists-hashes/containers.hpp"
#include "06-lists-hashes/list_commands.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {
namespace {

// Removes up to `most` elements that equal this one, beginning at the left. Returns how many there were.
std::uint64_t remove_first(List& list, std::uint64_t most, std::string_view element) {
  std::uint64_t removed = 0;
  for (auto each = list.begin(); removed < most && each != list.end();) {
    if (*each != element) {
      ++each;
    } else {
      each = list.erase(each);
      ++removed;
    }
  }
  return removed;
}

// The same from the right.
std::uint64_t remove_last(List& list, std::uint64_t most, std::string_view element) {
  std::uint64_t removed = 0;
  for (auto each = list.end(); removed < most && each != list.begin();) {
    if (*--each != element) continue;
    each = list.erase(each);
    ++removed;
  }
  return removed;
}

}  // namespace

void lset_command(CommandContext& context) {
  Entry* entry = context.db.find(context.request[1]);
  if (!entry) throw CommandError(errors::no_such_key);
  List& list = as_list(*entry);
  std::int64_t index = to_integer(context.request[2]);
  if (index < 0) index += std::ssize(list);
  if (index < 0 || index >= std::ssize(list)) throw CommandError(errors::index_out_of_range);
  list.replace(list.nth(static_cast<std::size_t>(index)), context.request[3]);
  context.db.changed(entry->key(), Change::written);
  context.reply.simple_string("OK");
}

void linsert_command(CommandContext& context) {
  const bool after = is_option(context.request[2], "after");
  if (!after && !is_option(context.request[2], "before")) throw CommandError(errors::syntax);
  Entry* entry = context.db.find(context.request[1]);
  if (!entry) return context.reply.integer(0);
  List& list = as_list(*entry);
  const auto pivot = std::find(list.begin(), list.end(), context.request[3]);
  if (pivot == list.end()) return context.reply.integer(-1);
  list.insert(after ? std::next(pivot) : pivot, context.request[4]);
  context.db.changed(entry->key(), Change::written);
  context.reply.integer(std::ssize(list));
}

void lrem_command(CommandContext& context) {
  const std::int64_t count = to_integer(context.request[2]);
  Entry* entry = context.db.find(context.request[1]);
  if (!entry) return context.reply.integer(0);
  List& list = as_list(*entry);
  const auto magnitude =
      count < 0 ? 0 - static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
  const std::uint64_t most = count == 0 ? list.size() : magnitude;
  const auto remove = count < 0 ? remove_last : remove_first;
  const std::uint64_t removed = remove(list, most, context.request[3]);
  if (removed > 0) after_removal(context.db, *entry, list.size());
  context.reply.integer(static_cast<std::int64_t>(removed));
}

void ltrim_command(CommandContext& context) {
  const std::int64_t start = to_integer(context.request[2]), stop = to_integer(context.request[3]);
  Entry* entry = context.db.find(context.request[1]);
  if (!entry) return context.reply.simple_string("OK");
  List& list = as_list(*entry);
  const auto [first, count] = slice_of(list, start, stop);
  if (count == list.size()) {
    context.db.changed(entry->key(), Change::written);
  } else {
    list.erase(list.nth(first + count), list.end());
    list.erase(list.begin(), list.nth(first));
    after_removal(context.db, *entry, list.size());
  }
  context.reply.simple_string("OK");
}

}  // namespace mini_redis
