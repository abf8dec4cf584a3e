#include "10-metrics/given/hello_command.hpp"

#include "03-commands/given/command_error.hpp"
#include "03-commands/given/connection_commands.hpp"
#include "03-commands/given/is_option.hpp"
#include "10-metrics/given/client_command.hpp"
#include "10-metrics/given/info_sections.hpp"
#include "common/error_texts.hpp"
#include "common/integer.hpp"

namespace mini_redis {
namespace {

Protocol protocol_numbered(std::string_view word) {
  const auto number = parse_integer(word);
  if (!number) throw CommandError(errors::protocol_version);
  if (*number < 2 || *number > 3) throw CommandError(errors::no_such_protocol);
  return Protocol{static_cast<int>(*number)};
}

// As in Redis, the options before a refused one have taken effect.
void apply_options(Connection& connection, const Request& request) {
  for (std::size_t i = 2; i < request.size(); ++i) {
    const std::size_t words_left = request.size() - i - 1;
    if (is_option(request[i], "auth") && words_left >= 2) {
      check_user(request[i + 1]);
      i += 2;
    } else if (is_option(request[i], "setname") && words_left >= 1) {
      set_client_name(connection, request[++i]);
    } else {
      throw CommandError(errors::hello_option(request[i]));
    }
  }
}

void describe_server(CommandContext& context) {
  ReplyWriter& reply = context.reply;
  reply.map(7);
  reply.bulk_string("server"), reply.bulk_string("redis");
  reply.bulk_string("version"), reply.bulk_string(redis_version);
  reply.bulk_string("proto"), reply.integer(static_cast<int>(context.client.protocol()));
  reply.bulk_string("id"), reply.integer(static_cast<std::int64_t>(context.client.id()));
  reply.bulk_string("mode"), reply.bulk_string("standalone");
  reply.bulk_string("role"), reply.bulk_string("master");
  reply.bulk_string("modules"), reply.array(0);
}

void hello(Metrics& metrics, CommandContext& context) {
  const Request& request = context.request;
  const auto version = request.size() > 1 ? protocol_numbered(request[1]) : context.client.protocol();
  apply_options(metrics.connection(context.client), request);
  context.client.set_protocol(version);
  describe_server(context);
}

}  // namespace

CommandSpec hello_command(Metrics& metrics) {
  const auto handler = [&metrics](CommandContext& context) { hello(metrics, context); };
  return {"hello", -1, flag::fast, no_keys, handler};
}

}  // namespace mini_redis
