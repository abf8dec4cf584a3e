// The commands of publish and subscribe. Redis: pubsub.c.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "03-commands/given/command_table.hpp"
#include "08-pubsub/pubsub.hpp"

namespace mini_redis {

// Two of these functions are two commands each: SUBSCRIBE and UNSUBSCRIBE have the kind channel, PSUBSCRIBE
// and PUNSUBSCRIBE the kind pattern. They do not send one reply, but one confirmation for each name, in the
// order of the names: each call of confirm() appends one.

/// TO WRITE. SUBSCRIBE name [name ...]: subscribes to each name and confirms it, even if the client is
/// subscribed already.
void subscribe_command(PubSub& pubsub, SubscriptionKind kind, CommandContext& context);
/// TO WRITE. UNSUBSCRIBE [name ...]: unsubscribes from each name and confirms it, even if the client is not
/// subscribed. Without names, does so for all its subscriptions of that kind; if there are none, confirms
/// once, without a name.
void unsubscribe_command(PubSub& pubsub, SubscriptionKind kind, CommandContext& context);
/// TO WRITE. PUBLISH channel message: replies with the number of messages pushed.
void publish_command(PubSub& pubsub, CommandContext& context);

/// GIVEN. Appends one confirmation: ["subscribe", name, count]. The first word is the command's own name. The
/// count is that of all subscriptions that the client has now, of both kinds. Without a name, null takes its
/// place.
void confirm(const PubSub& pubsub, CommandContext& context, std::optional<std::string_view> name);

}  // namespace mini_redis
