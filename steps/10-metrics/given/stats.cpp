#include "10-metrics/stats.hpp"

namespace mini_redis {

CommandStats& Stats::command(std::string_view name) {
  const auto known = commands.find(name);
  return known != commands.end() ? known->second : commands[std::string(name)];
}

void Stats::sample(TimePoint now) {
  operations.sample(counters.commands_processed, now);
  input.sample(counters.input_bytes, now);
  output.sample(counters.output_bytes, now);
}

}  // namespace mini_redis
