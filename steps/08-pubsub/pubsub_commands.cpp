#include "08-pubsub/pubsub_commands.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

void subscribe_command(PubSub& pubsub, SubscriptionKind kind, CommandContext& context) {
  // TODO: request[1] and on: subscribe, then confirm().
  not_implemented();
}

void unsubscribe_command(PubSub& pubsub, SubscriptionKind kind, CommandContext& context) {
  // TODO: the names of the request, or else all names() of that kind, or else none at all.
  not_implemented();
}

void publish_command(PubSub& pubsub, CommandContext& context) {
  not_implemented();
}

}  // namespace mini_redis
