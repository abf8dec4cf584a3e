#include "05-keys/key_commands.hpp"

#include <string>
#include <vector>

#include "03-commands/dispatcher.hpp"
#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {

// DEL key [key ...]
void del_command(CommandContext& context) {
  std::int64_t erased = 0;
  for (std::string_view key : context.request.arguments().subspan(1)) {
    Entry* entry = context.db.find(key);
    if (!entry) continue;
    context.db.erase(*entry);
    ++erased;
  }
  context.reply.integer(erased);
}

// EXISTS key [key ...]
void exists_command(CommandContext& context) {
  std::int64_t count = 0;
  for (std::string_view key : context.request.arguments().subspan(1))
    if (context.db.find(key)) ++count;
  context.reply.integer(count);
}

std::string_view type_name(const Value& value) {
  switch (value.type()) {
    case Value::Type::string:
      return "string";
    case Value::Type::list:
      return "list";
    case Value::Type::hash:
      return "hash";
  }
  return "none";
}

// TYPE key
void type_command(CommandContext& context) {
  const Entry* entry = context.db.find(context.request[1]);
  context.reply.simple_string(entry ? type_name(entry->value) : "none");
}

// EXPIRETIME key
void expiretime_command(CommandContext& context) {
  const Entry* entry = context.db.find(context.request[1]);
  if (!entry) return context.reply.integer(-2);
  if (entry->expires_at == never) return context.reply.integer(-1);
  const std::int64_t milliseconds = entry->expires_at.time_since_epoch().count();
  // Not (milliseconds + 500) / 1000: for a very late time, that sum would overflow.
  context.reply.integer(milliseconds / 1000 + (milliseconds % 1000 >= 500 ? 1 : 0));
}

// PERSIST key
void persist_command(CommandContext& context) {
  Entry* entry = context.db.find(context.request[1]);
  if (!entry || entry->expires_at == never) return context.reply.integer(0);
  context.db.set_expiry(*entry, never);
  context.db.changed(entry->key(), Change::expiry_changed);
  context.reply.integer(1);
}

// FLUSHDB [ASYNC|SYNC]
void flushdb_command(CommandContext& context) {
  const Request& request = context.request;
  const std::string option = request.size() > 1 ? lower_case(request[1]) : "sync";
  if (request.size() > 2 || (option != "sync" && option != "async")) throw CommandError(errors::syntax);

  std::vector<Entry*> entries;
  context.db.dict().for_each([&](Entry& entry) { entries.push_back(&entry); });
  for (Entry* entry : entries) context.db.erase(*entry);
  context.reply.simple_string("OK");
}

}  // namespace mini_redis
