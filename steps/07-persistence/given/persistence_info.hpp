// What INFO and CONFIG GET tell of persistence.
#pragma once

#include "07-persistence/given/persistence.hpp"

namespace mini_redis {

/// Adds INFO's section Persistence, with Redis's names, and the settings. REQUIRES: `persistence` outlives info and config.
void tell_of_persistence(Info& info, Config& config, Persistence& persistence);
/// The same for a server that keeps everything in memory.
void tell_of_no_persistence(Info& info);

}  // namespace mini_redis
