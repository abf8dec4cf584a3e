#include "08-pubsub/given/pubsub_command.hpp"

#include "03-commands/given/command_error.hpp"
#include "03-commands/given/help_lines.hpp"
#include "common/error_texts.hpp"
#include "common/glob.hpp"

namespace mini_redis {
namespace {

// PUBSUB CHANNELS [pattern]
void pubsub_channels(const PubSub& pubsub, CommandContext& context) {
  const Request& request = context.request;
  if (request.size() > 3) throw CommandError(errors::subcommand_syntax(request[0], request[1]));
  std::vector<std::string_view> channels = pubsub.channels();
  if (request.size() == 3)
    std::erase_if(channels, [&](std::string_view channel) { return !glob_match(request[2], channel); });
  context.reply.array(channels.size());
  for (std::string_view channel : channels) context.reply.bulk_string(channel);
}

// PUBSUB NUMSUB [channel ...]
void pubsub_numsub(const PubSub& pubsub, CommandContext& context) {
  const auto channels = context.request.arguments().subspan(2);
  context.reply.array(channels.size() * 2);
  for (std::string_view channel : channels) {
    context.reply.bulk_string(channel);
    context.reply.integer(static_cast<std::int64_t>(pubsub.listeners(channel)));
  }
}

// PUBSUB NUMPAT
void pubsub_numpat(const PubSub& pubsub, CommandContext& context) {
  context.reply.integer(static_cast<std::int64_t>(pubsub.patterns()));
}

// PUBSUB HELP: Redis's own words, without its lines about shards
void pubsub_help(CommandContext& context) {
  reply_with_lines(context,
                   {
                       "PUBSUB <subcommand> [<arg> [value] [opt] ...]. Subcommands are:",
                       "CHANNELS [<pattern>]",
                       "    Return the currently active channels matching a <pattern> (default: '*').",
                       "NUMPAT",
                       "    Return number of subscriptions to patterns.",
                       "NUMSUB [<channel> ...]",
                       "    Return the number of subscribers for the specified channels, excluding",
                       "    pattern subscriptions(default: no channels).",
                       "HELP",
                       "    Prints this help.",
                   });
}

}  // namespace

CommandSpec pubsub_command(const PubSub& pubsub) {
  const auto on = [&pubsub](auto command) {
    return [&pubsub, command](CommandContext& context) { command(pubsub, context); };
  };
  return {"pubsub",
          -2,
          {},
          no_keys,
          {},
          LogForm::as_sent,
          {
              {"pubsub|channels", -2, flag::pubsub, no_keys, on(pubsub_channels)},
              {"pubsub|numsub", -2, flag::pubsub, no_keys, on(pubsub_numsub)},
              {"pubsub|numpat", 2, flag::pubsub, no_keys, on(pubsub_numpat)},
              {"pubsub|help", 2, {}, no_keys, pubsub_help},
          }};
}

}  // namespace mini_redis
