#include "03-commands/dispatcher.hpp"

#include "03-commands/given/command_error.hpp"
#include "03-commands/given/cross_protocol.hpp"
#include "common/error_texts.hpp"
#include "common/log.hpp"

namespace mini_redis {
namespace {

// Replaces whatever was written since `start` with the error reply for the exception that is being handled.
void reply_with_exception(ReplyWriter& reply, std::size_t start, std::string_view command) {
  std::string error;
  try {
    throw;
  } catch (const CommandError& e) {
    error = e.what();
  } catch (const std::exception& e) {
    log(LogLevel::warning, command, ": ", e.what());
    error = errors::internal(e.what());
  } catch (...) {
    log(LogLevel::warning, command, ": an exception of an unknown type");
    error = errors::internal("an exception of an unknown type");
  }
  reply.take_back(start);
  reply.error(error);
}

}  // namespace

std::string lower_case(std::string_view name) {
  std::string lower(name);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return lower;
}

void Dispatcher::call(const CommandSpec& command, CommandContext& context) {
  const CommandSpec* spec = command.row_for(context.request);
  if (!spec) return reject(context, errors::unknown_subcommand(command.name, context.request[1]));
  const bool is_subcommand = spec != &command;
  if (is_subcommand && !spec->accepts(context.request.size()))
    return reject(context, errors::wrong_arity(spec->name));

  context.flags = spec->flags;
  context.is_nested = depth_ > 0;
  if (!context.is_nested && stops(context, *spec)) return;

  const std::size_t start = context.reply.mark();
  hooks_.before(context, *spec);
  ++depth_;
  try {
    spec->handler_for(context)(context);
  } catch (...) {
    reply_with_exception(context.reply, start, spec->name);
  }
  --depth_;
  after(context, *spec, start);
}

// If one hook's after() throws, the after() of the others is still called.
void Dispatcher::after(CommandContext& context, const CommandSpec& spec, std::size_t start) {
  const auto& hooks = hooks_.watching();
  for (auto hook = hooks.rbegin(); hook != hooks.rend(); ++hook) {
    try {
      (*hook)->after(context, spec);
    } catch (...) {
      reply_with_exception(context.reply, start, spec.name);
    }
  }
}

bool Dispatcher::stops(CommandContext& context, const CommandSpec& spec) {
  const std::size_t start = context.reply.mark();
  try {
    hooks_.check(context, spec);
    return hooks_.takes_over(context, spec);
  } catch (const CommandError& e) {
    reject(context, e.what());
    return true;
  } catch (...) {
    reply_with_exception(context.reply, start, spec.name);
    return true;
  }
}

void Dispatcher::reject(CommandContext& context, std::string_view error) {
  const CommandSpec* row = table_.row_for(context.request);
  if (!row && is_http(context.request)) return cut_off(context);
  const std::size_t start = context.reply.mark();
  const bool ends_transaction = row && row->is(flag::runs_transaction);
  context.reply.error(ends_transaction ? errors::exec_aborted_because(error) : std::string(error));
  for (CommandHook* hook : hooks_.all()) hook->rejected(context, row, context.reply.since(start));
}

void Dispatcher::forget(Client& client) {
  for (CommandHook* hook : hooks_.all()) hook->forget(client);
}

ClientState Dispatcher::state_of(const Client& client) const {
  ClientState state;
  for (const CommandHook* hook : hooks_.all()) hook->describe(client, state);
  return state;
}

}  // namespace mini_redis
