// PUBSUB: what is listened to. Redis: pubsubCommand() in pubsub.c.
#pragma once

#include "03-commands/given/command_table.hpp"
#include "08-pubsub/pubsub.hpp"

namespace mini_redis {

/// The row of PUBSUB and its subcommands. REQUIRES: `pubsub` outlives it.
///
/// PUBSUB CHANNELS [pattern]      the channels that somebody listens to, those that match
/// PUBSUB NUMSUB [channel ...]    each of these channels, and how many listen to it
/// PUBSUB NUMPAT                  how many different patterns there are
CommandSpec pubsub_command(const PubSub& pubsub);

}  // namespace mini_redis
