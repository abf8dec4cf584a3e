#include "03-commands/dispatcher.hpp"

#include "common/error_texts.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

void Dispatcher::execute(CommandContext& context) {
  // TODO: look up the command, check the arity, call() or reject().
  not_implemented();
}

}  // namespace mini_redis
