#include "server/unwritten.hpp"

#include <algorithm>

#include "common/log.hpp"

namespace mini_redis {
namespace {

constexpr std::string_view network = "01-tcp-server", protocol = "02-protocol";

}  // namespace

bool can_only_echo() {
  return std::any_of(unwritten.begin(), unwritten.end(), [](const Unwritten& missing) {
    return missing.step == protocol || missing.function == "RespHandler::on_bytes";
  });
}

void log_unwritten() {
  std::string_view told = network;
  for (const auto& [step, function, file, line] : unwritten) {
    if (step == told) continue;
    told = step;
    log(LogLevel::notice, "step ", step, " is not finished; not written yet: ", function, ", ", file, ":",
        line);
  }
}

}  // namespace mini_redis
