// How this layer joins the server.
#pragma once

#include <optional>

#include "03-commands/given/server_parts.hpp"

namespace mini_redis {

/// Adds the commands of expiry_commands.hpp alone, for a server without timers.
void add_expiry_commands(ServerParts& server);

/// Adds the commands of expiry_commands.hpp, and active expiry every `period`. If `period` is empty, there is
/// no active expiry.
void install_expiry(ServerParts& server, std::optional<Milliseconds> period);

}  // namespace mini_redis
