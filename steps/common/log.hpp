// The server's log: one line an event, to standard error, at Redis's four levels.
#pragma once

#include <functional>
#include <sstream>
#include <string>
#include <string_view>

namespace mini_redis {

/// `debug` shows every byte that comes and goes; `verbose` connections; `notice` starts and stops; `warning`
/// trouble. `nothing` is for tests.
enum class LogLevel { debug, verbose, notice, warning, nothing };

LogLevel log_level();
void set_log_level(LogLevel level);
/// The level of that name ("debug", ...); false when there is none.
bool parse_log_level(std::string_view name, LogLevel& level);
/// REQUIRES: not `nothing`.
std::string_view log_level_name(LogLevel level);

inline bool log_enabled(LogLevel level) {
  return level >= log_level();
}
/// From now on `write` gets the lines, on whichever thread they come up, instead of standard error.
void redirect_log(std::function<void(LogLevel, const std::string&)> write);
void write_log_line(LogLevel level, const std::string& text);

/// log(LogLevel::notice, "listening on ", address). Costs a comparison when the level is off.
template <typename... Parts>
void log(LogLevel level, const Parts&... parts) {
  if (!log_enabled(level)) return;
  std::ostringstream text;
  (text << ... << parts);
  write_log_line(level, text.str());
}

}  // namespace mini_redis
