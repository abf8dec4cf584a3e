#include "10-metrics/stats.hpp"

namespace mini_redis {

std::string_view error_code(std::string_view reply) {
  if (!reply.starts_with('-')) return {};
  return reply.substr(1, reply.find_first_of(" \r") - 1);
}

void Stats::count_call(CommandStats& command, std::string_view reply) {
  ++command.calls;
  ++counters.commands_processed;

  const std::string_view code = error_code(reply);
  if (code.empty()) return;
  ++command.failed_calls;
  ++counters.error_replies;
  ++errors[std::string(code)];
}

void Stats::count_time(CommandStats& command, std::chrono::nanoseconds took) {
  command.took += took;
  counters.took += took;
}

void Stats::count_rejection(CommandStats* command, std::string_view reply) {
  if (command) ++command->rejected_calls;
  ++counters.error_replies;
  ++errors[std::string(error_code(reply))];
}

void Stats::reset(TimePoint now) {
  counters = {};
  for (auto& [name, command] : commands) command = {};
  errors.clear();
  for (Rate* rate : {&operations, &input, &output}) *rate = Rate(now);
}

}  // namespace mini_redis
