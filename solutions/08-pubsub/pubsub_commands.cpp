#include "08-pubsub/pubsub_commands.hpp"

namespace mini_redis {

// SUBSCRIBE channel [channel ...], PSUBSCRIBE pattern [pattern ...]
void subscribe_command(PubSub& pubsub, SubscriptionKind kind, CommandContext& context) {
  for (std::string_view name : context.request.arguments().subspan(1)) {
    pubsub.subscribe(context.client, kind, name);
    confirm(pubsub, context, name);
  }
}

// UNSUBSCRIBE [channel ...], PUNSUBSCRIBE [pattern ...]
void unsubscribe_command(PubSub& pubsub, SubscriptionKind kind, CommandContext& context) {
  const auto leave = [&](std::string_view name) {
    pubsub.unsubscribe(context.client, kind, name);
    confirm(pubsub, context, name);
  };
  for (std::string_view name : context.request.arguments().subspan(1)) leave(name);
  if (context.request.size() > 1) return;

  const auto names = pubsub.names(context.client, kind);
  for (const std::string& name : names) leave(name);
  if (names.empty()) confirm(pubsub, context, std::nullopt);
}

// PUBLISH channel message
void publish_command(PubSub& pubsub, CommandContext& context) {
  const std::size_t receivers = pubsub.publish(context.request[1], context.request[2]);
  context.reply.integer(static_cast<std::int64_t>(receivers));
}

}  // namespace mini_redis
