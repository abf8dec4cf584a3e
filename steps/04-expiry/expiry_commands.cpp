#include "04-expiry/expiry_commands.hpp"

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

void expire_command(CommandContext& context) {
  // TODO: to_integer() and expiry_time() raise the errors; is there such a key? Is the time in the future?
  not_implemented();
}

void ttl_command(CommandContext& context) {
  // TODO: three cases; round to the nearest second.
  not_implemented();
}

}  // namespace mini_redis
