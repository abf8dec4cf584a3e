#include "05-keys/given/renaming.hpp"

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {
namespace {

Entry& existing(Database& db, std::string_view key) {
  Entry* entry = db.find(key);
  if (!entry) throw CommandError(errors::no_such_key);
  return *entry;
}

// Moves the value, and its expiry with it.
void move_entry(Database& db, Entry& entry, std::string_view new_key) {
  const TimePoint end = entry.expires_at;
  Value value = std::move(entry.value);
  db.erase(entry);
  db.set(new_key, std::move(value));
  db.set_expiry(*db.find(new_key), end);
}

}  // namespace

void rename_command(CommandContext& context) {
  const Request& request = context.request;
  Entry& entry = existing(context.db, request[1]);
  if (request[1] != request[2]) move_entry(context.db, entry, request[2]);
  context.reply.simple_string("OK");
}

void renamenx_command(CommandContext& context) {
  const Request& request = context.request;
  Entry& entry = existing(context.db, request[1]);
  if (context.db.find(request[2])) return context.reply.integer(0);
  move_entry(context.db, entry, request[2]);
  context.reply.integer(1);
}

}  // namespace mini_redis
