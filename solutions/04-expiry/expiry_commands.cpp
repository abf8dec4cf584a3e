#include "04-expiry/expiry_commands.hpp"

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {

// EXPIRE key seconds
void expire_command(CommandContext& context) {
  if (context.request.size() > 3) throw CommandError(errors::unsupported_option(context.request[3]));
  Database& db = context.db;
  const TimePoint when = expiry_time(db.now(), to_integer(context.request[2]), "expire");

  Entry* entry = db.find(context.request[1]);
  if (!entry) return context.reply.integer(0);
  if (when <= db.now()) {
    db.erase(*entry);
  } else {
    db.set_expiry(*entry, when);
    db.changed(entry->key(), Change::expiry_changed);
  }
  context.reply.integer(1);
}

// TTL key
void ttl_command(CommandContext& context) {
  const Entry* entry = context.db.find(context.request[1]);
  if (!entry) return context.reply.integer(-2);
  if (entry->expires_at == never) return context.reply.integer(-1);
  context.reply.integer(((entry->expires_at - context.db.now()).count() + 500) / 1000);
}

}  // namespace mini_redis
