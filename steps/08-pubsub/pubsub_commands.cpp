#include "08-pubsub/pubsub_commands.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

void subscribe_command(PubSub& pubsub, SubscriptionKind kind, CommandContext& context) {
  // TODO: for each name, from request[1] on: subscribe, then confirm().
  not_implemented();
}

void unsubscribe_command(PubSub& pubsub, SubscriptionKind kind, CommandContext& context) {
  // TODO: the names in the request; without any, all names() of that kind; without those, no name.
  not_implemented();
}

void publish_command(PubSub& pubsub, CommandContext& context) {
  not_implemented();
}

}  // namespace mini_redis
