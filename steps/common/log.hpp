// The server's log: one line per event, on standard error, at Redis's four levels. What a line quotes cannot
// harm a terminal: harmless() in printable.hpp.
#pragma once

#include <functional>
#include <sstream>
#include <string>
#include <string_view>

#include "common/require.hpp"

namespace mini_redis {

/// `debug` shows every byte sent and received; `verbose` connections; `notice` starts and stops; `warning`
/// trouble. `nothing` is for tests.
enum class LogLevel { debug, verbose, notice, warning, nothing };

LogLevel log_level();
void set_log_level(LogLevel level);
/// Sets `level` to the level with that name ("debug", ...); returns false if there is none.
bool parse_log_level(std::string_view name, LogLevel& level);
/// REQUIRES: `level` is not `nothing`.
std::string_view log_level_name(LogLevel level, Caller caller = Caller::current());

inline bool log_enabled(LogLevel level) {
  return level >= log_level();
}
/// From now on, each line goes to `write` instead of standard error, on whichever thread logs it.
void redirect_log(std::function<void(LogLevel, const std::string&)> write);
void write_log_line(LogLevel level, const std::string& text);

/// For example log(LogLevel::notice, "listening on ", address). Costs one comparison if the level is off.
template <typename... Parts>
void log(LogLevel level, const Parts&... parts) {
  if (!log_enabled(level)) return;
  std::ostringstream text;
  (text << ... << parts);
  write_log_line(level, text.str());
}

}  // namespace mini_redis
