#include "08-pubsub/subscribed_mode.hpp"

namespace mini_redis {

bool allowed_to_subscribers(std::string_view command) {
  for (std::string_view allowed :
       {"subscribe", "unsubscribe", "psubscribe", "punsubscribe", "ping", "quit", "reset"})
    if (command == allowed) return true;
  return false;
}

// PING [message]
void subscribed_ping_command(CommandContext& context) {
  context.reply.array(2);
  context.reply.bulk_string("pong");
  context.reply.bulk_string(context.request.size() > 1 ? context.request[1] : "");
}

}  // namespace mini_redis
