#include "10-metrics/info.hpp"

#include "03-commands/dispatcher.hpp"  // lower_case()
#include "common/not_implemented.hpp"

namespace mini_redis {

void InfoLines::add(std::string_view field, std::string_view value) {
  not_implemented();
}

void write_command_stats(InfoLines& lines, const Stats& stats) {
  // TODO: stats.commands also has commands that were never called. For the mean: fixed_point(mean, 2).
  not_implemented();
}

void write_keyspace(InfoLines& lines, Database& db) {
  not_implemented();
}

bool Info::is_asked_for(const Section& section, Words arguments) {
  // TODO: no arguments? Otherwise look at each, in lower case: all, everything, default, the title.
  not_implemented();
}

std::string Info::text(Words arguments) const {
  // TODO: "# Title", then call each of section.lines with an InfoLines; an empty line between two sections.
  not_implemented();
}

}  // namespace mini_redis
