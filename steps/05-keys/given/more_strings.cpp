#include "05-keys/given/more_strings.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {
namespace {

constexpr std::size_t longest_string = 512 * 1024 * 1024;  // proto-max-bulk-len
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

// INCR with any number. Redis: incrDecrCommand()
void add(CommandContext& context, std::int64_t number) {
  Entry* entry = context.db.find(context.request[1]);
  const std::int64_t old = entry ? to_integer(as_string(*entry)) : 0;
  if (number > 0 ? old > most - number : old < least - number) throw CommandError(errors::would_overflow);

  Value sum(std::to_string(old + number));
  if (entry) {
    context.db.overwrite(*entry, std::move(sum));
  } else {
    context.db.set(context.request[1], std::move(sum));
  }
  context.reply.integer(old + number);
}

}  // namespace

void append_command(CommandContext& context) {
  const std::string_view more = context.request[2];
  Entry* entry = context.db.find(context.request[1]);
  if (!entry) {
    context.db.set(context.request[1], Value(more));
    return context.reply.integer(static_cast<std::int64_t>(more.size()));
  }
  const std::size_t size = as_string(*entry).size() + more.size();
  if (size > longest_string) throw CommandError(errors::string_too_long);
  entry->value.append(more);
  context.db.changed(entry->key(), Change::written);
  context.reply.integer(static_cast<std::int64_t>(size));
}

void strlen_command(CommandContext& context) {
  const Entry* entry = context.db.find(context.request[1]);
  context.reply.integer(entry ? static_cast<std::int64_t>(as_string(*entry).size()) : 0);
}

void getrange_command(CommandContext& context) {
  std::int64_t start = to_integer(context.request[2]), end = to_integer(context.request[3]);
  const Entry* entry = context.db.find(context.request[1]);
  if (!entry) return context.reply.bulk_string("");
  const std::string_view text = as_string(*entry);
  const auto size = static_cast<std::int64_t>(text.size());
  if (start < 0 && end < 0 && start > end) return context.reply.bulk_string("");

  if (start < 0) start = std::max<std::int64_t>(start + size, 0);
  if (end < 0)
    end = std::max<std::int64_t>(end + size, 0);  // as in Redis: before the first byte is the first
  end = std::min(end, size - 1);
  if (start > end) return context.reply.bulk_string("");
  context.reply.bulk_string(
      text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start + 1)));
}

void msetnx_command(CommandContext& context) {
  const Request& request = context.request;
  if (request.size() % 2 == 0) throw CommandError(errors::wrong_arity("msetnx"));
  for (std::size_t i = 1; i < request.size(); i += 2)
    if (context.db.find(request[i])) return context.reply.integer(0);
  for (std::size_t i = 1; i < request.size(); i += 2) context.db.set(request[i], Value(request[i + 1]));
  context.reply.integer(1);
}

void incrby_command(CommandContext& context) {
  add(context, to_integer(context.request[2]));
}

void decr_command(CommandContext& context) {
  add(context, -1);
}

void decrby_command(CommandContext& context) {
  const std::int64_t number = to_integer(context.request[2]);
  if (number == least)
    throw CommandError(errors::decrement_would_overflow);  // it has no positive counterpart
  add(context, -number);
}

}  // namespace mini_redis
