#include "08-pubsub/subscribed_mode.hpp"

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {

// PING [message]
void subscribed_ping_command(CommandContext& context) {
  context.reply.array(2);
  context.reply.bulk_string("pong");
  context.reply.bulk_string(context.request.size() > 1 ? context.request[1] : "");
}

void SubscribedMode::check_subscriber(const CommandSpec& spec) {
  if (!spec.is(flag::in_subscribed_mode)) throw CommandError(errors::not_while_subscribed(spec.name));
}

}  // namespace mini_redis
