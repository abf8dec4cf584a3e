#include "06-lists-hashes/list_commands.hpp"

#include <stdexcept>

#include "03-commands/dispatcher.hpp"
#include "03-commands/given/command_error.hpp"
#include "06-lists-hashes/containers.hpp"
#include "common/error_texts.hpp"
#include "common/integer.hpp"

namespace mini_redis {
namespace {

std::int64_t length_of(const List& list) {
  return static_cast<std::int64_t>(list.size());
}

}  // namespace

std::optional<std::size_t> pop_count(const Request& request) {
  if (request.size() > 3) throw CommandError(errors::wrong_arity(lower_case(request.name())));
  if (request.size() < 3) return std::nullopt;
  const auto count = parse_integer(request[2]);
  if (!count || *count < 0) throw CommandError(errors::not_positive);
  return static_cast<std::size_t>(*count);
}

Slice slice_of(const List& list, std::int64_t start, std::int64_t stop) {
  const Slice found = slice(start, stop, length_of(list));
  if (found.count == 0) return {0, 0};
  if (found.first >= list.size() || found.count > list.size() - found.first)
    throw std::out_of_range("slice() goes beyond the list");
  return found;
}

void put(List& list, End end, std::string_view element) {
  if (end == End::left) {
    list.push_front(element);
  } else {
    list.push_back(element);
  }
}

std::string take(List& list, End end, Caller caller) {
  require(!list.empty(), caller, "take(list, end): the list is empty");
  std::string element(end == End::left ? list.front() : list.back());
  if (end == End::left) {
    list.pop_front();
  } else {
    list.pop_back();
  }
  return element;
}

void push_if_there(CommandContext& context, End end) {
  if (!context.db.find(context.request[1])) return context.reply.integer(0);
  push(context, end);
}

// LLEN key
void llen_command(CommandContext& context) {
  Entry* entry = context.db.find(context.request[1]);
  context.reply.integer(entry ? length_of(as_list(*entry)) : 0);
}

// LINDEX key index
void lindex_command(CommandContext& context) {
  Entry* entry = context.db.find(context.request[1]);
  if (!entry) return context.reply.null_bulk_string();
  const List& list = as_list(*entry);
  std::int64_t index = to_integer(context.request[2]);
  if (index < 0) index += length_of(list);
  if (index < 0 || index >= length_of(list)) return context.reply.null_bulk_string();
  context.reply.bulk_string(list.at(static_cast<std::size_t>(index)));
}

// LRANGE key start stop
void lrange_command(CommandContext& context) {
  const std::int64_t start = to_integer(context.request[2]), stop = to_integer(context.request[3]);
  Entry* entry = context.db.find(context.request[1]);
  if (!entry) return context.reply.array(0);
  const List& list = as_list(*entry);
  const auto [first, count] = slice_of(list, start, stop);
  context.reply.array(count);
  auto element = list.nth(first);
  for (std::size_t i = 0; i < count; ++i, ++element) context.reply.bulk_string(*element);
}

}  // namespace mini_redis
