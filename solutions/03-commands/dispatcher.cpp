#include "03-commands/dispatcher.hpp"

#include "common/error_texts.hpp"

namespace mini_redis {

void Dispatcher::execute(CommandContext& context) {
  const Request& request = context.request;
  if (request.empty()) return;

  const CommandSpec* spec = table_.find(lower_case(request.name()));
  if (!spec) return reject(context, errors::unknown_command(request.arguments()));
  if (!spec->accepts(request.size())) return reject(context, errors::wrong_arity(spec->name));
  call(*spec, context);
}

}  // namespace mini_redis
