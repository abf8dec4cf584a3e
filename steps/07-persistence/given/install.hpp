// How the layer joins the server.
#pragma once

#include <optional>

#include "03-commands/given/server_parts.hpp"
#include "07-persistence/given/settings.hpp"

namespace mini_redis {

/// Loads what is on the disk; then adds the commands of Snapshots and Aof, their hooks, the watcher that holds back
/// replies until they are stored, the background task, and what INFO and CONFIG GET tell. Empty settings: nothing is kept,
/// and there are no such commands. Throws CannotLoad: the server must not start.
/// REQUIRES: all commands that the log may hold are in the table.
void install_persistence(ServerParts& server, const std::optional<PersistenceSettings>& settings);

}  // namespace mini_redis
