// The commands of publish and subscribe. Redis: pubsub.c.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "03-commands/given/command_table.hpp"
#include "08-pubsub/pubsub.hpp"

namespace mini_redis {

// TO WRITE, all three. Two of them are two commands each: SUBSCRIBE and UNSUBSCRIBE are of kind channel, PSUBSCRIBE and
// PUNSUBSCRIBE of kind pattern. Such a command is answered by confirmations, one for each name, in the order of the
// names: not one reply, but as many as confirm() is called.

/// SUBSCRIBE name [name ...]      a confirmation each, also of what the client listens to already
void subscribe_command(PubSub& pubsub, SubscriptionKind kind, CommandContext& context);
/// UNSUBSCRIBE [name ...]         a confirmation each, also of what the client does not listen to. Without a name: of
///                                all that it listens to, of that kind; where that is nothing, one without a name
void unsubscribe_command(PubSub& pubsub, SubscriptionKind kind, CommandContext& context);
/// PUBLISH channel message        how many times it was heard
void publish_command(PubSub& pubsub, CommandContext& context);

/// GIVEN. Appends one confirmation: ["subscribe", name, count], where the first word is the command's own name, and the
/// count that of all subscriptions the client has now, of both kinds. Without a name, null stands in its place.
void confirm(const PubSub& pubsub, CommandContext& context, std::optional<std::string_view> name);

/// GIVEN. Which subcommand a PUBSUB request names: "channels", "numsub", "numpat" or "help". Throws CommandError when
/// it is none of them, or comes with words that it does not take. REQUIRES: two words or more.
std::string pubsub_subcommand(const Request& request);

/// GIVEN. Adds these to the table, and besides PUBSUB, RESET, and the PING of subscribed mode.
/// REQUIRES: PING is in the table; `pubsub` outlives it.
void register_pubsub_commands(CommandTable& table, PubSub& pubsub);

}  // namespace mini_redis
