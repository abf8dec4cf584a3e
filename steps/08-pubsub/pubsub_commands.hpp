// The commands of publish and subscribe. Redis: pubsub.c.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "03-commands/given/command_table.hpp"
#include "08-pubsub/pubsub.hpp"

namespace mini_redis {

// Two of these are two commands each: SUBSCRIBE and UNSUBSCRIBE are of kind channel, PSUBSCRIBE and
// PUNSUBSCRIBE of kind pattern. Such a command is answered by confirmations, one for each name, in the order of the
// names: not one reply, but as many as confirm() is called.

/// TO WRITE. SUBSCRIBE name [name ...]      a confirmation each, also of what the client listens to already
void subscribe_command(PubSub& pubsub, SubscriptionKind kind, CommandContext& context);
/// TO WRITE. UNSUBSCRIBE [name ...]         a confirmation each, also of what the client does not listen to. Without a name: of
///                                all that it listens to, of that kind; where that is nothing, one without a name
void unsubscribe_command(PubSub& pubsub, SubscriptionKind kind, CommandContext& context);
/// TO WRITE. PUBLISH channel message        how many times it was heard
void publish_command(PubSub& pubsub, CommandContext& context);

/// GIVEN. Appends one confirmation: ["subscribe", name, count], where the first word is the command's own name, and the
/// count that of all subscriptions the client has now, of both kinds. Without a name, null stands in its place.
void confirm(const PubSub& pubsub, CommandContext& context, std::optional<std::string_view> name);

}  // namespace mini_redis
