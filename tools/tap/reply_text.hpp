// A reply as a line of text, much as redis-cli shows it.
#pragma once

#include <hiredis/hiredis.h>

#include <string_view>

#include "tap/frame.hpp"

namespace mini_redis::tap {

/// `type` is the first byte on the wire; without it, the two kinds of null would look the same in hiredis.
Contents contents_of(const redisReply& reply, char type);

/// A reply that hiredis cannot read, and why.
Contents not_decoded(std::string_view why, char type);

}  // namespace mini_redis::tap
