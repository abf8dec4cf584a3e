#include "03-commands/given/connection_commands.hpp"

#include "03-commands/given/command_error.hpp"
#include "03-commands/dispatcher.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {
namespace {

// ECHO message
void echo_command(CommandContext& context) {
  context.reply.bulk_string(context.request[1]);
}

// QUIT
void quit_command(CommandContext& context) {
  context.reply.simple_string("OK");
  context.is_last = true;
  context.client.finish();
}

// SELECT index: there is one database
void select_command(CommandContext& context) {
  const std::int64_t index = to_integer(context.request[1]);
  if (index < INT32_MIN || index > INT32_MAX) throw CommandError(errors::not_an_int);
  if (index != 0) throw CommandError(errors::db_index);
  context.reply.simple_string("OK");
}

// DBSIZE
void dbsize_command(CommandContext& context) {
  context.reply.integer(static_cast<std::int64_t>(context.db.size()));
}

// CONFIG GET parameter: what redis-benchmark asks before it starts. Nothing is saved, yet.
void config_command(CommandContext& context) {
  if (context.request.size() != 3 || lower_case(context.request[1]) != "get")
    throw CommandError(errors::syntax);
  const std::string parameter = lower_case(context.request[2]);
  if (parameter != "save" && parameter != "appendonly") return context.reply.array(0);
  context.reply.array(2);
  context.reply.bulk_string(parameter);
  context.reply.bulk_string(parameter == "save" ? "" : "no");
}

// COMMAND ...
void command_command(CommandContext& context) {
  context.reply.array(0);
}

}  // namespace

void register_connection_commands(CommandTable& table) {
  table.add({"echo", 2, CommandKind::connection, echo_command});
  table.add({"quit", -1, CommandKind::connection, quit_command});
  table.add({"select", 2, CommandKind::connection, select_command});
  table.add({"dbsize", 1, CommandKind::reads, dbsize_command});
  table.add({"config", -2, CommandKind::connection, config_command});
  table.add({"command", -1, CommandKind::connection, command_command});
}

}  // namespace mini_redis
