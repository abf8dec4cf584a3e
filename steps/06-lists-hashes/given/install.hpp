// How this layer joins the server.
#pragma once

#include "03-commands/given/server_parts.hpp"

namespace mini_redis {

/// Adds the commands of list_commands.hpp and hash_commands.hpp.
void install_lists_hashes(ServerParts& server);

}  // namespace mini_redis
