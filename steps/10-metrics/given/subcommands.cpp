#include "10-metrics/given/subcommands.hpp"

#include "03-commands/given/command_error.hpp"
#include "03-commands/dispatcher.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {

void Subcommands::operator()(CommandContext& context) const {
  const std::string name = lower_case(context.request[1]);
  for (const CommandSpec& spec : subcommands_) {
    if (spec.name != name) continue;
    if (!spec.accepts(context.request.size()))
      throw CommandError(errors::wrong_arity(lower_case(container_) + "|" + name));
    return spec.handler(context);
  }
  throw CommandError(errors::unknown_subcommand(container_, context.request[1]));
}

void reply_with_lines(CommandContext& context, const std::vector<std::string_view>& lines) {
  context.reply.array(lines.size());
  for (std::string_view line : lines) context.reply.simple_string(line);
}

}  // namespace mini_redis
