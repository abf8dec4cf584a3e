// What INFO and CONFIG GET say about persistence.
#pragma once

#include "07-persistence/given/persistence.hpp"

namespace mini_redis {

/// Fills INFO's section Persistence, with Redis's field names, and adds the settings for CONFIG GET.
/// REQUIRES: `persistence` outlives info and config.
void tell_of_persistence(Info& info, Config& config, Persistence& persistence);
/// Fills the section for a server that keeps everything in memory.
void tell_of_no_persistence(Info& info);

}  // namespace mini_redis
