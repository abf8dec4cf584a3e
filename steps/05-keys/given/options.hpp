// Words behind a command that change what it does, and the four ways to say when a key goes.
#pragma once

#include <cstdint>
#include <string_view>

#include "common/clock.hpp"

namespace mini_redis {

/// Whether an argument is that option, in any letter case; `name` is in lower case. A NUL ends it, as in Redis.
bool is_option(std::string_view argument, std::string_view name);

/// How a number says when a key goes.
struct TimeForm {
  std::string_view option;  // of SET and GETEX
  Milliseconds unit;
  bool from_now;  // else it counts from the beginning of Unix time
};
inline constexpr TimeForm in_seconds{"ex", Milliseconds(1000), true};
inline constexpr TimeForm in_milliseconds{"px", Milliseconds(1), true};
inline constexpr TimeForm at_second{"exat", Milliseconds(1000), false};
inline constexpr TimeForm at_millisecond{"pxat", Milliseconds(1), false};

/// The moment that the number means; it may be past. Throws CommandError (invalid expire time) when no clock
/// gets that far; `command` is the name for the text.
TimePoint moment(const TimeForm& form, std::int64_t number, TimePoint now, std::string_view command);

}  // namespace mini_redis
