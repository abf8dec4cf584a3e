#include "common/log.hpp"

#include <array>
#include <cstdio>

#include "common/printable.hpp"
#include "common/time_of_day.hpp"

namespace mini_redis {
namespace {

constexpr std::array<std::string_view, 4> names{"debug", "verbose", "notice", "warning"};
constexpr std::array<char, 4> marks{'.', '-', '*', '#'};  // as in Redis's own log

LogLevel level_now = LogLevel::notice;
std::function<void(LogLevel, const std::string&)> redirected;

}  // namespace

LogLevel log_level() {
  return level_now;
}
void set_log_level(LogLevel level) {
  level_now = level;
}

bool parse_log_level(std::string_view name, LogLevel& level) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] != name) continue;
    level = static_cast<LogLevel>(i);
    return true;
  }
  return false;
}

std::string_view log_level_name(LogLevel level, Caller caller) {
  require(level != LogLevel::nothing, caller, "log_level_name(level): `nothing` has no name");
  return names[static_cast<std::size_t>(level)];
}

void redirect_log(std::function<void(LogLevel, const std::string&)> write) {
  redirected = std::move(write);
}

void write_log_line(LogLevel level, const std::string& text) {
  if (redirected) return redirected(level, harmless(text));
  const char mark = marks[static_cast<std::size_t>(level)];
  const std::string line =
      time_of_day(std::chrono::system_clock::now()) + " " + mark + " " + harmless(text) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace mini_redis
