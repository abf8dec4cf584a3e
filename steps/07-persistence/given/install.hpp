// How the layer joins the server.
#pragma once

#include <optional>

#include "03-commands/given/server_parts.hpp"
#include "07-persistence/given/settings.hpp"

namespace mini_redis {

/// Loads what is on the disk. Then adds the commands of Snapshots and Aof, their hooks, the watcher that
/// holds back replies until the changes are stored, the background task, and values for INFO and CONFIG GET.
/// Empty settings: nothing is stored, and there are no such commands. Throws CannotLoad, and then the server
/// must not start.
/// REQUIRES: all commands that may be in the log are in the table.
void install_persistence(ServerParts& server, const std::optional<PersistenceSettings>& settings);

}  // namespace mini_redis
