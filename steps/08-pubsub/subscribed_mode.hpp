// A client with a subscription is in subscribed mode: what comes to it are messages, at any time, so it may no longer
// ask what would need an answer. Redis: processCommand() in server.c.
#pragma once

#include <string_view>

#include "03-commands/given/command_hook.hpp"
#include "08-pubsub/pubsub.hpp"

namespace mini_redis {

/// TO WRITE. Whether a subscriber may use that command (its lower-case name): SUBSCRIBE, UNSUBSCRIBE, PSUBSCRIBE,
/// PUNSUBSCRIBE, PING, QUIT and RESET.
bool allowed_to_subscribers(std::string_view command);

/// TO WRITE. PING [message], asked by a subscriber. The answer has the form of a message, for that is what the client's
/// code is waiting for: an array of two bulk strings, "pong" and the message, which is empty where there is none.
/// The caller has checked that there are no more words.
void subscribed_ping_command(CommandContext& context);

/// GIVEN. Keeps subscribers to what is allowed to them, and forgets who leaves.
class SubscribedMode final : public CommandHook {
 public:
  /// REQUIRES: `pubsub` outlives it.
  explicit SubscribedMode(PubSub& pubsub) : pubsub_(pubsub) {}

  bool before(CommandContext& context, const CommandSpec& spec) override;
  void disconnected(Client& client) override;

 private:
  PubSub& pubsub_;
};

}  // namespace mini_redis
