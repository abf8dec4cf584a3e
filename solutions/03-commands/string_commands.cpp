#include "03-commands/string_commands.hpp"

#include <cstdint>
#include <limits>
#include <string>

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {

// PING [message]
void ping_command(CommandContext& context) {
  if (context.request.size() > 2) throw CommandError(errors::wrong_arity("ping"));
  if (context.request.size() == 2) return context.reply.bulk_string(context.request[1]);
  context.reply.simple_string("PONG");
}

// GET key
void get_command(CommandContext& context) {
  const Entry* entry = context.db.find(context.request[1]);
  if (!entry) return context.reply.null_bulk_string();
  context.reply.bulk_string(as_string(*entry));
}

// SET key value
void set_command(CommandContext& context) {
  if (context.request.size() > 3) throw CommandError(errors::syntax);
  context.db.set(context.request[1], Value(context.request[2]));
  context.reply.simple_string("OK");
}

// INCR key
void incr_command(CommandContext& context) {
  Entry* entry = context.db.find(context.request[1]);
  const std::int64_t old = entry ? to_integer(as_string(*entry)) : 0;
  if (old == std::numeric_limits<std::int64_t>::max()) throw CommandError(errors::would_overflow);

  Value text(std::to_string(old + 1));
  if (entry) {
    context.db.overwrite(*entry, std::move(text));
  } else {
    context.db.set(context.request[1], std::move(text));
  }
  context.reply.integer(old + 1);
}

}  // namespace mini_redis
