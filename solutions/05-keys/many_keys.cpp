#include "05-keys/many_keys.hpp"

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {

// MGET key [key ...]
void mget_command(CommandContext& context) {
  const auto keys = context.request.arguments().subspan(1);
  context.reply.array(keys.size());
  for (std::string_view key : keys) {
    const Entry* entry = context.db.find(key);
    const bool is_string = entry && entry->value.is_string();
    is_string ? context.reply.bulk_string(entry->value.text()) : context.reply.null_bulk_string();
  }
}

// MSET key value [key value ...]
void mset_command(CommandContext& context) {
  const Request& request = context.request;
  if (request.size() % 2 == 0) throw CommandError(errors::wrong_arity("mset"));
  for (std::size_t i = 1; i < request.size(); i += 2) context.db.set(request[i], Value(request[i + 1]));
  context.reply.simple_string("OK");
}

}  // namespace mini_redis
