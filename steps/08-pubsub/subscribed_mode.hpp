// A client with a subscription is in subscribed mode. Messages can reach it at any time, so it may no longer
// send commands that need a reply. With RESP3 it may, because a message is a push there, and no reply looks
// like one. Redis: processCommand() in server.c.
#pragma once

#include "03-commands/given/command_hook.hpp"
#include "08-pubsub/pubsub.hpp"

namespace mini_redis {

/// TO WRITE. PING [message] from a subscriber: replies in the form of a message, because that is what the
/// client expects: an array of two bulk strings, "pong" and the message (empty if there is none). The caller
/// has checked that there are no more words.
void subscribed_ping_command(CommandContext& context);

/// GIVEN. Whether the client has a subscription and speaks RESP2.
bool is_in_subscribed_mode(const PubSub& pubsub, const Client& client);

/// Refuses commands that a subscriber may not send, and forgets clients that leave.
class SubscribedMode final : public CommandHook {
 public:
  /// REQUIRES: `pubsub` outlives it.
  explicit SubscribedMode(PubSub& pubsub) : pubsub_(pubsub) {}

  /// TO WRITE. Decides whether a client that has a subscription may run the command. It may if the command's
  /// row has flag::in_subscribed_mode (ask CommandSpec::is()). Otherwise throws a CommandError with
  /// errors::not_while_subscribed(), which takes the row's name.
  static void check_subscriber(const CommandSpec& spec);

  // GIVEN. These call the function above if the client is in subscribed mode, and PubSub::forget() if it has
  // a subscription.
  void check(CommandContext& context, const CommandSpec& spec) override;
  void forget(Client& client) override;
  void describe(const Client& client, ClientState& state) const override;

 private:
  PubSub& pubsub_;
};

}  // namespace mini_redis
