#include "06-lists-hashes/list_commands.hpp"

#include <algorithm>

#include "03-commands/given/command_error.hpp"
#include "06-lists-hashes/containers.hpp"

namespace mini_redis {

// LPUSH, RPUSH key element [element ...]
void push(CommandContext& context, End end) {
  std::size_t length = 0;
  grow(context.db, context.request[1], as_list, [&](List& list) {
    for (std::string_view element : context.request.arguments().subspan(2)) put(list, end, element);
    length = list.size();
  });
  context.reply.integer(static_cast<std::int64_t>(length));
}

// LPOP, RPOP key [count]
void pop(CommandContext& context, End end) {
  const auto count = pop_count(context.request);
  Entry* entry = context.db.find(context.request[1]);
  if (!entry) return count ? context.reply.null_array() : context.reply.null_bulk_string();

  List& list = as_list(*entry);
  const std::size_t taken = std::min(count.value_or(1), list.size());
  if (count) context.reply.array(taken);
  for (std::size_t i = 0; i < taken; ++i) context.reply.bulk_string(take(list, end));
  if (taken > 0) after_removal(context.db, *entry, list.size());
}

Slice slice(std::int64_t start, std::int64_t stop, std::int64_t length) {
  if (start < 0) start = std::max<std::int64_t>(start + length, 0);
  if (stop < 0) stop += length;
  stop = std::min(stop, length - 1);
  if (start > stop) return {0, 0};
  return {static_cast<std::size_t>(start), static_cast<std::size_t>(stop - start + 1)};
}

}  // namespace mini_redis
