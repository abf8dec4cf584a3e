#include "04-expiry/expiry_commands.hpp"

#include <limits>

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {

TimePoint expiry_time(TimePoint now, std::int64_t seconds, std::string_view command) {
  constexpr std::int64_t limit = std::numeric_limits<std::int64_t>::max();
  const std::int64_t now_ms = now.time_since_epoch().count();
  const bool fits = seconds >= -(limit / 1000) && seconds <= limit / 1000 && seconds * 1000 < limit - now_ms;
  if (!fits) throw CommandError(errors::invalid_expire_time(command));
  return now + std::chrono::seconds(seconds);
}

}  // namespace mini_redis
