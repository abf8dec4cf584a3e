#include "08-pubsub/pubsub_commands.hpp"

#include "03-commands/given/command_error.hpp"
#include "03-commands/dispatcher.hpp"
#include "08-pubsub/subscribed_mode.hpp"
#include "common/error_texts.hpp"
#include "common/glob.hpp"

namespace mini_redis {
namespace {

// PUBSUB CHANNELS [pattern]
void pubsub_channels(const PubSub& pubsub, CommandContext& context) {
  const Request& request = context.request;
  if (request.size() > 3) throw CommandError(errors::subcommand_syntax("PUBSUB", request[1]));
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

// PUBSUB HELP: Redis's own words, without its lines about shards
void pubsub_help(CommandContext& context) {
  constexpr std::string_view lines[] = {
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
  };
  context.reply.array(std::size(lines));
  for (std::string_view line : lines) context.reply.simple_string(line);
}

// PUBSUB subcommand ...
void pubsub_command(PubSub& pubsub, CommandContext& context) {
  const std::string subcommand = pubsub_subcommand(context.request);
  if (subcommand == "channels") return pubsub_channels(pubsub, context);
  if (subcommand == "numsub") return pubsub_numsub(pubsub, context);
  if (subcommand == "help") return pubsub_help(context);
  context.reply.integer(static_cast<std::int64_t>(pubsub.patterns()));
}

// RESET
void reset_command(PubSub& pubsub, CommandContext& context) {
  if (pubsub.count(context.client) > 0) pubsub.forget(context.client);
  context.reply.simple_string("RESET");
}

}  // namespace

void confirm(const PubSub& pubsub, CommandContext& context, std::optional<std::string_view> name) {
  context.reply.array(3);
  context.reply.bulk_string(lower_case(context.request.name()));
  name ? context.reply.bulk_string(*name) : context.reply.null_bulk_string();
  context.reply.integer(static_cast<std::int64_t>(pubsub.count(context.client)));
}

std::string pubsub_subcommand(const Request& request) {
  const std::string name = lower_case(request[1]);
  const bool takes_words = name == "channels" || name == "numsub";
  if (!takes_words && name != "numpat" && name != "help")
    throw CommandError(errors::unknown_subcommand("PUBSUB", request[1]));
  if (!takes_words && request.size() > 2) throw CommandError(errors::wrong_arity("pubsub|" + name));
  return name;
}

void register_pubsub_commands(CommandTable& table, PubSub& pubsub) {
  const auto add = [&](std::string_view name, int arity, auto command) {
    table.add({name, arity, CommandKind::connection,
               [&pubsub, command](CommandContext& context) { command(pubsub, context); }});
  };
  const auto add_both = [&](std::string_view name, std::string_view of_patterns, int arity, auto command) {
    for (const auto kind : {SubscriptionKind::channel, SubscriptionKind::pattern})
      add(kind == SubscriptionKind::channel ? name : of_patterns, arity,
          [kind, command](PubSub& all, CommandContext& context) { command(all, kind, context); });
  };
  add_both("subscribe", "psubscribe", -2, subscribe_command);
  add_both("unsubscribe", "punsubscribe", -1, unsubscribe_command);
  add("publish", 3, publish_command);
  add("pubsub", -2, pubsub_command);
  add("reset", 1, reset_command);

  const CommandHandler plain_ping = table.find("ping")->handler;
  add("ping", -1, [plain_ping](PubSub& all, CommandContext& context) {
    const bool is_subscriber = all.count(context.client) > 0 && context.request.size() <= 2;
    is_subscriber ? subscribed_ping_command(context) : plain_ping(context);
  });
}

}  // namespace mini_redis
