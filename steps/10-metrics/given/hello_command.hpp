// HELLO: how a current client library introduces itself. Redis: helloCommand() in networking.c.
#pragma once

#include "03-commands/given/command_table.hpp"
#include "10-metrics/given/metrics.hpp"

namespace mini_redis {

/// The row of HELLO. REQUIRES: `metrics` outlives it.
///
/// HELLO [version [AUTH user password] [SETNAME name]]
///
/// Chooses the version of the protocol (2 or 3) and the name of the connection. Replies, in that version,
/// with a map that says what kind of server this is.
CommandSpec hello_command(Metrics& metrics);

}  // namespace mini_redis
