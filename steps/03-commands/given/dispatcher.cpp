#include "03-commands/dispatcher.hpp"

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"
#include "common/log.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

std::string lower_case(std::string_view name) {
  std::string lower(name);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return lower;
}

void Dispatcher::call(const CommandSpec& spec, CommandContext& context) {
  if (hooks_.empty()) return run_handler(spec, context);
  for (CommandHook* hook : hooks_)
    if (hook->before(context, spec)) return;

  const std::uint64_t changes_before = context.db.changes();
  run_handler(spec, context);
  for (CommandHook* hook : hooks_) hook->after(context, spec, context.db.changes() - changes_before);
}

void Dispatcher::run_handler(const CommandSpec& spec, CommandContext& context) {
  const std::size_t start = context.reply.mark();
  std::string error;
  try {
    return spec.handler(context);
  } catch (const CommandError& e) {
    error = e.what();
  } catch (const NotImplemented& e) {
    error = errors::not_implemented(e.step(), e.function());
  } catch (const std::exception& e) {
    log(LogLevel::warning, spec.name, ": ", e.what());
    error = errors::internal(e.what());
  }
  context.reply.take_back(start);
  context.reply.error(error);
}

void Dispatcher::reject(CommandContext& context, std::string_view error) {
  for (CommandHook* hook : hooks_) hook->rejected(context);
  context.reply.error(error);
}

void Dispatcher::disconnected(Client& client) {
  for (CommandHook* hook : hooks_) hook->disconnected(client);
}

}  // namespace mini_redis
