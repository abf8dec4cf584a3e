// How the layer joins the server.
#pragma once

#include "03-commands/given/server_parts.hpp"

namespace mini_redis {

/// Adds the commands of pubsub_commands.hpp, PUBSUB, a PING of its own for subscribers, the hook
/// SubscribedMode, and two lines of INFO.
void install_pubsub(ServerParts& server);

}  // namespace mini_redis
