// The words of an inline request: what a person types into telnet or nc.
#pragma once

#include <string_view>

#include "02-protocol/given/request.hpp"

namespace mini_redis {

/// Splits `line` at white space into the arguments of `request`, which hold copies. "..." keeps spaces, and
/// knows the escapes \n \r \t \b \a \xHH; '...' keeps spaces, and knows \'. False if a quote is not closed,
/// or if a word goes on right after a closing quote. Redis: sdssplitargs() in sds.c.
bool split_words(std::string_view line, Request& request);

}  // namespace mini_redis
