#include <set>

#include "03-commands/dispatcher.hpp"
#include "10-metrics/metrics_commands.hpp"
#include "10-metrics/subcommands.hpp"
#include "common/glob.hpp"

namespace mini_redis {
namespace {

// CONFIG GET pattern [pattern ...]: each value once, whatever it matches
void config_get(const Config& config, CommandContext& context) {
  std::set<std::string> names;
  for (std::string_view pattern : context.request.arguments().subspan(2))
    for (const auto& [name, value] : config.values())
      if (glob_match(lower_case(pattern), name)) names.insert(name);
  context.reply.array(names.size() * 2);
  for (const std::string& name : names) {
    context.reply.bulk_string(name);
    context.reply.bulk_string(config.values().at(name)());
  }
}

// CONFIG HELP: Redis's own words, for what there is
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

void add_config_command(CommandTable& table, Metrics& metrics) {
  const auto get = [&metrics](CommandContext& context) { config_get(metrics.config(), context); };
  const auto resetstat = [&metrics](CommandContext& context) {
    metrics.reset();
    context.reply.simple_string("OK");
  };
  const auto kind = CommandKind::connection;
  table.add({"config", -2, kind,
             Subcommands("CONFIG", {{"get", -3, kind, get},
                                    {"resetstat", 2, kind, resetstat},
                                    {"help", 2, kind, config_help}})});
}

}  // namespace mini_redis
