#include "common/log.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace mini_redis {
namespace {

constexpr std::array<std::string_view, 4> names{"debug", "verbose", "notice", "warning"};
constexpr std::array<char, 4> marks{'.', '-', '*', '#'};  // as in Redis's own log

LogLevel level_now = LogLevel::notice;
std::function<void(LogLevel, const std::string&)> redirected;

std::string time_of_day() {
  const auto now = std::chrono::system_clock::now();
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  const auto ms =
      std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
  std::tm parts{};
  localtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%H:%M:%S", &parts);
  std::snprintf(text.data() + length, text.size() - length, ".%03d", static_cast<int>(ms));
  return text.data();
}

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

std::string_view log_level_name(LogLevel level) {
  return names[static_cast<std::size_t>(level)];
}

void redirect_log(std::function<void(LogLevel, const std::string&)> write) {
  redirected = std::move(write);
}

void write_log_line(LogLevel level, const std::string& text) {
  if (redirected) return redirected(level, text);
  const char mark = marks[static_cast<std::size_t>(level)];
  const std::string line = time_of_day() + " " + mark + " " + text + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace mini_redis
