#include "03-commands/given/connection_commands.hpp"

#include <chrono>
#include <string>

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {

void echo_command(CommandContext& context) {
  context.reply.bulk_string(context.request[1]);
}

void check_user(std::string_view user) {
  if (user != "default") throw CommandError(errors::wrong_password);
}

void auth_command(CommandContext& context) {
  const Request& request = context.request;
  if (request.size() > 3) throw CommandError(errors::syntax);
  if (request.size() == 2) throw CommandError(errors::no_password);
  check_user(request[1]);
  context.reply.simple_string("OK");
}

void quit_command(CommandContext& context) {
  context.reply.simple_string("OK");
  context.is_last = true;
  context.client.finish();
}

void reset_command(Dispatcher& dispatcher, CommandContext& context) {
  dispatcher.forget(context.client);
  context.client.set_protocol(Protocol::resp2);
  context.reply.simple_string("RESET");
}

void select_command(CommandContext& context) {
  const std::int64_t index = to_integer(context.request[1]);
  if (index < INT32_MIN || index > INT32_MAX) throw CommandError(errors::not_an_int);
  if (index != 0) throw CommandError(errors::db_index);
  context.reply.simple_string("OK");
}

void dbsize_command(CommandContext& context) {
  context.reply.integer(static_cast<std::int64_t>(context.db.size()));
}

// The database's clock has only milliseconds.
void time_command(CommandContext& context) {
  using namespace std::chrono;
  const auto now = floor<microseconds>(system_clock::now().time_since_epoch());
  context.reply.array(2);
  context.reply.bulk_string(std::to_string(now.count() / 1'000'000));
  context.reply.bulk_string(std::to_string(now.count() % 1'000'000));
}

}  // namespace mini_redis
