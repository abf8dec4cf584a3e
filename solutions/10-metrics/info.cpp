#include "10-metrics/info.hpp"

#include "03-commands/dispatcher.hpp"  // lower_case()

namespace mini_redis {

void InfoLines::add(std::string_view field, std::string_view value) {
  text_.append(field).append(":").append(value).append("\r\n");
}

void write_command_stats(InfoLines& lines, const Stats& stats) {
  for (const auto& [name, command] : stats.commands) {
    if (command.calls + command.rejected_calls == 0) continue;
    const double usec = static_cast<double>(command.took.count()) / 1000;
    const double mean = command.calls > 0 ? usec / static_cast<double>(command.calls) : 0;
    lines.add("cmdstat_" + name, "calls=" + std::to_string(command.calls) +
                                     ",usec=" + std::to_string(command.took.count() / 1000) +
                                     ",usec_per_call=" + fixed_point(mean, 2) +
                                     ",rejected_calls=" + std::to_string(command.rejected_calls) +
                                     ",failed_calls=" + std::to_string(command.failed_calls));
  }
}

void write_keyspace(InfoLines& lines, Database& db) {
  if (db.size() == 0) return;
  lines.add("db0", "keys=" + std::to_string(db.size()) + ",expires=" + std::to_string(db.expiring_count()) +
                       ",avg_ttl=" + std::to_string(average_ttl(db)));
}

bool Info::is_asked_for(const Section& section, Words arguments) {
  if (arguments.empty()) return section.is_default;
  for (std::string_view argument : arguments) {
    const std::string wanted = lower_case(argument);
    if (wanted == "all" || wanted == "everything" || wanted == lower_case(section.title)) return true;
    if (wanted == "default" && section.is_default) return true;
  }
  return false;
}

std::string Info::text(Words arguments) const {
  std::string text;
  InfoLines lines(text);
  for (const Section& section : sections_) {
    if (!is_asked_for(section, arguments)) continue;
    if (!text.empty()) text += "\r\n";
    text.append("# ").append(section.title).append("\r\n");
    for (const Lines& write : section.lines) write(lines);
  }
  return text;
}

}  // namespace mini_redis
