// The patterns of KEYS and SCAN. Redis: stringmatchlen() in util.c.
#pragma once

#include <string_view>

namespace mini_redis {

/// Whether the whole of `text` fits the pattern: * any bytes, ? any one, [abc] [a-z] [^a] one of a set, \x the
/// byte x itself. An empty text fits an empty pattern only, as in Redis.
bool glob_matches(std::string_view pattern, std::string_view text);

}  // namespace mini_redis
