// A reply as a line of text, much as redis-cli shows it.
#pragma once

#include <string_view>

#include "tap/frame.hpp"

namespace mini_redis::tap {

/// Knows RESP2 and RESP3. REQUIRES: the bytes are one whole reply, as ReplyEnd found it.
Contents contents_of(std::string_view reply);

}  // namespace mini_redis::tap
