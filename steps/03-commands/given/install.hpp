// How this layer joins the server.
#pragma once

#include "03-commands/given/server_parts.hpp"

namespace mini_redis {

/// Adds COMMAND and the commands of string_commands.hpp and connection_commands.hpp.
void install_commands(ServerParts& server);

}  // namespace mini_redis
