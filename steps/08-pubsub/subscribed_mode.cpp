#include "08-pubsub/subscribed_mode.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

bool allowed_to_subscribers(std::string_view command) {
  not_implemented();
}

void subscribed_ping_command(CommandContext& context) {
  not_implemented();
}

}  // namespace mini_redis
