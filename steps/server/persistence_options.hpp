// The part of the command line that says what is kept on disk. The names are those of redis.conf.
#pragma once

#include <string>
#include <string_view>

#include "07-persistence/given/settings.hpp"

namespace mini_redis {

/// True when the flag is one of them; then the value is in `settings`. Throws BadOption.
bool apply_persistence_flag(PersistenceSettings& settings, std::string_view flag, std::string_view value);

/// Their lines of the help.
extern const std::string_view persistence_help;

}  // namespace mini_redis
