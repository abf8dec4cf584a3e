#include "05-keys/given/options.hpp"

#include <algorithm>
#include <limits>

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {

TimePoint moment(const TimeForm& form, std::int64_t number, TimePoint now, std::string_view command) {
  using Limits = std::numeric_limits<std::int64_t>;
  const std::int64_t unit = form.unit.count();
  const std::int64_t base = form.from_now ? now.time_since_epoch().count() : 0;
  const bool fits = number >= Limits::min() / unit && number <= Limits::max() / unit &&
                    number * unit <= Limits::max() - base;
  if (!fits) throw CommandError(errors::invalid_expire_time(command));
  // The last possible time means "never" here, so stay below it.
  return std::min(TimePoint(Milliseconds(number * unit + base)), never - Milliseconds(1));
}

}  // namespace mini_redis
