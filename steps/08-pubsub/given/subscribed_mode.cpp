#include "08-pubsub/subscribed_mode.hpp"

#include "common/log.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

bool is_in_subscribed_mode(const PubSub& pubsub, const Client& client) {
  return !pubsub.empty() && client.protocol() == Protocol::resp2 && pubsub.count(client) > 0;
}

void SubscribedMode::check(CommandContext& context, const CommandSpec& spec) {
  if (is_in_subscribed_mode(pubsub_, context.client)) check_subscriber(spec);
}

void SubscribedMode::forget(Client& client) try {
  if (pubsub_.count(client) > 0) pubsub_.forget(client);
} catch (const NotImplemented& e) {
  log(LogLevel::warning, e.what(),
      "; all subscriptions are dropped, so that no message goes to a client that is gone");
  pubsub_ = PubSub();
}

void SubscribedMode::describe(const Client& client, ClientState& state) const {
  state.channels = pubsub_.names(client, SubscriptionKind::channel).size();
  state.patterns = pubsub_.names(client, SubscriptionKind::pattern).size();
}

}  // namespace mini_redis
