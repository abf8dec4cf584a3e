#include "03-commands/dispatcher.hpp"

#include "03-commands/given/command_error.hpp"
#include "03-commands/given/cross_protocol.hpp"
#include "common/error_texts.hpp"
#include "common/letter_case.hpp"
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
  for (char& c : lower) c = to_lower(c);
  return lower;
}

void Dispatcher::call(const CommandSpec& command, CommandContext& context) {
  const CommandSpec* spec = command.row_for(context.request);
  if (!spec) return reject(context, errors::unknown_subcommand(command.name, context.request[1]));
  const bool is_subcommand = spec != &command;
  if (is_subcommand && !spec->accepts(context.request.size()))
    return reject(context, errors::wrong_arity(spec->name));

  context.flags = spec->flags;
  context.found = {};  // EXEC may run several with one context
  context.is_nested = depth_ > 0;
  const HookList::Plan& hooks = hooks_.plan(*spec);
  if (!context.is_nested && stops(hooks, context, *spec)) return;

  const std::size_t start = context.reply.mark();
  for (CommandHook* hook : hooks.before_and_after) hook->before(context, *spec);
  ++depth_;
  try {
    spec->handler_for(context)(context);
  } catch (...) {
    reply_with_exception(context.reply, start, spec->name);
  }
  --depth_;
  after(hooks, context, *spec, start);
}

// If one hook's after() throws, the after() of the others is still called.
void Dispatcher::after(const HookList::Plan& hooks, CommandContext& context, const CommandSpec& spec,
                       std::size_t start) {
  const auto& all = hooks.before_and_after;
  for (auto hook = all.rbegin(); hook != all.rend(); ++hook) {
    try {
      (*hook)->after(context, spec);
    } catch (...) {
      reply_with_exception(context.reply, start, spec.name);
    }
  }
}

bool Dispatcher::stops(const HookList::Plan& hooks, CommandContext& context, const CommandSpec& spec) {
  const std::size_t start = context.reply.mark();
  try {
    for (CommandHook* hook : hooks.check) hook->check(context, spec);
    for (CommandHook* hook : hooks.takes_over)
      if (hook->takes_over(context, spec)) return true;
    return false;
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
  hooks_.for_each([&](CommandHook& hook) { hook.rejected(context, row, context.reply.since(start)); });
}

void Dispatcher::forget(Client& client) {
  hooks_.for_each([&](CommandHook& hook) { hook.forget(client); });
}

ClientState Dispatcher::state_of(const Client& client) const {
  ClientState state;
  hooks_.for_each([&](const CommandHook& hook) { hook.describe(client, state); });
  return state;
}

}  // namespace mini_redis
