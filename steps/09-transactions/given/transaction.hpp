// What one client has begun and not ended yet. Redis: multiState, and the flags of its client, in server.h.
#pragma once

#include <string>
#include <vector>

#include "03-commands/given/command_flags.hpp"

namespace mini_redis {

/// Begins with the client's first WATCH or MULTI. EXEC and DISCARD end it, and so does UNWATCH outside of
/// MULTI; then nothing of it is left. It has no socket and no database, only what must be remembered.
struct Transaction {
  using Words = std::vector<std::string>;  // a queued request: its name and its arguments, copied

  bool is_open = false;     // there was a MULTI: commands wait for EXEC. Redis: CLIENT_MULTI
  bool is_spoiled = false;  // a request was rejected since then: EXEC must refuse. Redis: CLIENT_DIRTY_EXEC
  bool is_touched = false;  // a watched key has changed: EXEC must not run. Redis: CLIENT_DIRTY_CAS

  std::vector<Words> queued;         // what EXEC will run, in the order of arrival
  Flags queued_flags = {};           // of all queued commands together
  std::vector<std::string> watched;  // the keys of WATCH, each once. Only WatchedKeys changes it
};

}  // namespace mini_redis
