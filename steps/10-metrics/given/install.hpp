// How the layer joins the server.
#pragma once

#include <optional>

#include "03-commands/given/server_parts.hpp"

namespace mini_redis {

/// Adds INFO, CONFIG, CLIENT and HELLO, the hook and watcher Metrics, an observer that counts expired keys,
/// and the task that takes samples every `period`. Empty `period`: no samples.
void install_metrics(ServerParts& server, std::optional<Milliseconds> period);

}  // namespace mini_redis
