// PUBSUB: which channels and patterns have subscribers. Redis: pubsubCommand() in pubsub.c.
#pragma once

#include "03-commands/given/command_table.hpp"
#include "08-pubsub/pubsub.hpp"

namespace mini_redis {

/// The row of PUBSUB and its subcommands. REQUIRES: `pubsub` outlives it.
///
/// PUBSUB CHANNELS [pattern]      the channels with subscribers; with a pattern, only those that match it
/// PUBSUB NUMSUB [channel ...]    each of these channels, and how many clients subscribe to it
/// PUBSUB NUMPAT                  how many different patterns there are
CommandSpec pubsub_command(const PubSub& pubsub);

}  // namespace mini_redis
