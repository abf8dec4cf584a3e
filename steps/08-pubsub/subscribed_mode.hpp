// A client with a subscription is in subscribed mode: what comes to it are messages, at any time, so it may no longer
// ask what would need an answer. Redis: processCommand() in server.c.
#pragma once

#include "03-commands/given/command_hook.hpp"
#include "08-pubsub/pubsub.hpp"

namespace mini_redis {

/// TO WRITE. PING [message], asked by a subscriber. The answer has the form of a message, for that is what the client's
/// code is waiting for: an array of two bulk strings, "pong" and the message, which is empty where there is none.
/// The caller has checked that there are no more words.
void subscribed_ping_command(CommandContext& context);

/// Keeps subscribers to what is allowed to them, and forgets those who leave.
class SubscribedMode final : public CommandHook {
 public:
  /// REQUIRES: `pubsub` outlives it.
  explicit SubscribedMode(PubSub& pubsub) : pubsub_(pubsub) {}

  /// TO WRITE. May the client run that command? Yes, if it has no subscription, or if the command's row has
  /// flag::in_subscribed_mode (CommandSpec::is() tells). If not: throws a CommandError, errors::not_while_subscribed()
  /// with the row's name.
  void check(CommandContext& context, const CommandSpec& spec) override;

  // GIVEN.
  void forget(Client& client) override;
  void describe(const Client& client, ClientState& state) const override;

 private:
  PubSub& pubsub_;
};

}  // namespace mini_redis
