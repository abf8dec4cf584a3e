// The part of the command line that says what is stored on the disk, with the names of redis.conf.
#pragma once

#include <string>
#include <string_view>

#include "07-persistence/given/settings.hpp"

namespace mini_redis {

/// True if the flag is one of these; then its value is in `settings`. Throws BadOption.
bool apply_persistence_flag(PersistenceSettings& settings, std::string_view flag, std::string_view value);

/// Their lines in the help text.
extern const std::string_view persistence_help;

}  // namespace mini_redis
