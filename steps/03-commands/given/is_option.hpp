// The words of a request that are options. Redis: the strcasecmp() calls of its commands.
#pragma once

#include <string_view>

namespace mini_redis {

/// Whether an argument is that option, in any letter case; `name` is in lower case. As in Redis, a NUL
/// ends the argument.
bool is_option(std::string_view argument, std::string_view name);

}  // namespace mini_redis
