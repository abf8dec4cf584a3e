// How the layer joins the server.
#pragma once

#include "03-commands/given/server_parts.hpp"

namespace mini_redis {

/// Adds the five commands and the hook Transactions, which also observes every change of a key.
void install_transactions(ServerParts& server);

}  // namespace mini_redis
