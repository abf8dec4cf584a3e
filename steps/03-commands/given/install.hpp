// How the layer joins the server.
#pragma once

#include "03-commands/given/server_parts.hpp"

namespace mini_redis {

/// Adds the commands of string_commands.hpp, of connection_commands.hpp, and COMMAND.
void install_commands(ServerParts& server);

}  // namespace mini_redis
