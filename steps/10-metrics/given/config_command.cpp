#include "10-metrics/given/config_command.hpp"

#include <map>

#include "03-commands/dispatcher.hpp"
#include "03-commands/given/help_lines.hpp"
#include "common/glob.hpp"

namespace mini_redis {
namespace {

// Adds the settings that match a pattern, each with the name that the reply shows: a setting that is asked
// for by its whole name keeps the letter case of the request.
void add_matches(const Config& config, std::string_view pattern, std::map<std::string, std::string>& names) {
  const std::string wanted = lower_case(pattern);
  if (wanted.find_first_of("[*?") == std::string::npos) {
    if (config.values().contains(wanted)) names.emplace(wanted, pattern);
    return;
  }
  for (const auto& [name, value] : config.values())
    if (glob_match(wanted, name)) names.emplace(name, name);
}

// CONFIG GET pattern [pattern ...]: each setting once, however many patterns it matches
void config_get(const Config& config, CommandContext& context) {
  std::map<std::string, std::string> names;
  for (std::string_view pattern : context.request.arguments().subspan(2)) add_matches(config, pattern, names);
  context.reply.map(names.size());
  for (const auto& [name, shown] : names) {
    context.reply.bulk_string(shown);
    context.reply.bulk_string(config.values().at(name)());
  }
}

// CONFIG RESETSTAT
void config_resetstat(Metrics& metrics, CommandContext& context) {
  metrics.reset();
  context.reply.simple_string("OK");
}

// CONFIG HELP: Redis's own words, for the subcommands that exist here
void config_help(CommandContext& context) {
  reply_with_lines(context, {
                                "CONFIG <subcommand> [<arg> [value] [opt] ...]. Subcommands are:",
                                "GET <pattern>",
                                "    Return parameters matching the glob-like <pattern> and their values.",
                                "RESETSTAT",
                                "    Reset statistics reported by the INFO command.",
                                "HELP",
                                "    Prints this help.",
                            });
}

}  // namespace

CommandSpec config_command(const Config& config, Metrics& metrics) {
  const auto get = [&config](CommandContext& context) { config_get(config, context); };
  const auto resetstat = [&metrics](CommandContext& context) { config_resetstat(metrics, context); };
  return {"config",
          -2,
          {},
          no_keys,
          {},
          LogForm::as_sent,
          {
              {"config|get", -3, flag::admin, no_keys, get},
              {"config|resetstat", 2, flag::admin, no_keys, resetstat},
              {"config|help", 2, {}, no_keys, config_help},
          }};
}

}  // namespace mini_redis
