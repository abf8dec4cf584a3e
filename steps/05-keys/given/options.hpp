// Options that change what a command does, and the four ways to say when a key expires.
#pragma once

#include <cstdint>
#include <string_view>

#include "common/clock.hpp"

namespace mini_redis {

/// How a number says when a key expires.
struct TimeForm {
  std::string_view option;  // its name in SET and GETEX
  Milliseconds unit;
  bool from_now;  // otherwise the number counts from the start of Unix time
};
inline constexpr TimeForm in_seconds{"ex", Milliseconds(1000), true};
inline constexpr TimeForm in_milliseconds{"px", Milliseconds(1), true};
inline constexpr TimeForm at_second{"exat", Milliseconds(1000), false};
inline constexpr TimeForm at_millisecond{"pxat", Milliseconds(1), false};

/// The time that the number means; it may be in the past. Throws CommandError (invalid expire time) if no
/// clock gets that far; `command` is the name for the error text.
TimePoint moment(const TimeForm& form, std::int64_t number, TimePoint now, std::string_view command);

}  // namespace mini_redis
