#include "08-pubsub/subscribed_mode.hpp"

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

void subscribed_ping_command(CommandContext& context) {
  not_implemented();
}

void SubscribedMode::check_subscriber(const CommandSpec& spec) {
  // TODO: does the command's row allow it in this mode?
  not_implemented();
}

}  // namespace mini_redis
