// Integers as the protocol and the commands write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace mini_redis {

/// The integer that all of `text` spells, in the one canonical form: an optional '-', digits, no leading
/// zero, no '+', no space. Empty if `text` is anything else, or if the integer does not fit.
/// Redis: string2ll() in util.c.
std::optional<std::int64_t> parse_integer(std::string_view text);

}  // namespace mini_redis
