#include "08-pubsub/given/install.hpp"

#include "08-pubsub/given/pubsub_command.hpp"
#include "08-pubsub/pubsub_commands.hpp"
#include "08-pubsub/subscribed_mode.hpp"
#include "10-metrics/info.hpp"

namespace mini_redis {
namespace {

void add_commands(CommandTable& commands, PubSub& pubsub) {
  using Command = void (*)(PubSub&, SubscriptionKind, CommandContext&);
  const auto of = [&pubsub](SubscriptionKind kind, Command command) {
    return [&pubsub, kind, command](CommandContext& context) { command(pubsub, kind, context); };
  };
  const auto publish = [&pubsub](CommandContext& context) { publish_command(pubsub, context); };
  const auto channel = SubscriptionKind::channel, pattern = SubscriptionKind::pattern;
  const Flags subscription = flag::pubsub | flag::in_subscribed_mode;

  //            name       arity  flags              keys     handler
  commands.add({"subscribe", -2, subscription, no_keys, of(channel, subscribe_command)});
  commands.add({"psubscribe", -2, subscription, no_keys, of(pattern, subscribe_command)});
  commands.add({"unsubscribe", -1, subscription, no_keys, of(channel, unsubscribe_command)});
  commands.add({"punsubscribe", -1, subscription, no_keys, of(pattern, unsubscribe_command)});
  commands.add({"publish", 3, flag::pubsub | flag::fast, no_keys, publish});
  commands.add(pubsub_command(pubsub));
}

}  // namespace

void install_pubsub(ServerParts& server) {
  PubSub& pubsub = server.owned.make<PubSub>();
  add_commands(server.commands, pubsub);
  server.commands.add_special_case("ping", {[&pubsub](const CommandContext& context) {
                                              return is_in_subscribed_mode(pubsub, context.client) &&
                                                     context.request.size() <= 2;
                                            },
                                            subscribed_ping_command});
  server.dispatcher.add_hook(server.owned.make<SubscribedMode>(pubsub));
  server.info.add("Stats", [&pubsub](InfoLines& lines) {
    lines.add("pubsub_channels", pubsub.channels().size());
    lines.add("pubsub_patterns", pubsub.patterns());
  });
}

}  // namespace mini_redis
