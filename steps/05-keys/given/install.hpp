// How this layer joins the server.
#pragma once

#include "03-commands/given/server_parts.hpp"

namespace mini_redis {

/// Adds the commands of this step, and the options of SET and EXPIRE. REQUIRES: those two are in the table.
void install_keys(ServerParts& server);

}  // namespace mini_redis
