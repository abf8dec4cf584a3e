#include "03-commands/given/cross_protocol.hpp"

#include <chrono>
#include <optional>

#include "03-commands/dispatcher.hpp"
#include "common/log.hpp"

namespace mini_redis {
namespace {

using Time = std::chrono::steady_clock;

void log_once_a_minute() {
  static std::optional<Time::time_point> last;
  const Time::time_point now = Time::now();
  if (last && now - *last < std::chrono::minutes(1)) return;
  last = now;
  log(LogLevel::warning,
      "Possible SECURITY ATTACK detected. It looks like somebody is sending POST or Host: commands to Redis. "
      "This is likely due to an attacker attempting to use Cross Protocol Scripting to compromise your Redis "
      "instance. Connection aborted.");
}

}  // namespace

bool is_http(const Request& request) {
  if (request.empty()) return false;
  const std::string first = lower_case(request.name());
  return first == "post" || first == "host:";
}

void cut_off(CommandContext& context) {
  log_once_a_minute();
  context.is_last = true;
  context.client.finish();
}

}  // namespace mini_redis
