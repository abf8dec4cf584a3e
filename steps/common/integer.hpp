// Integers as the protocol and the commands write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace mini_redis {

/// The number that `text` is, whole and in the one way a number is written: an optional '-', digits, no
/// leading zero, no '+', no space. Empty when it is not such a number or does not fit. Redis: string2ll() in
/// util.c.
std::optional<std::int64_t> parse_integer(std::string_view text);

}  // namespace mini_redis
