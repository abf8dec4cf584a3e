// INFO: the server describes itself in lines that people and programs can read.
// Redis: genRedisInfoString() and genInfoSectionDict() in server.c.
#pragma once

#include <concepts>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "03-commands/database.hpp"
#include "10-metrics/stats.hpp"
#include "common/require.hpp"

namespace mini_redis {

/// GIVEN. The number with this many digits after the point: "3.14" for 3.14159 and two digits.
std::string fixed_point(double number, int digits);

/// Collects the lines of a section.
class InfoLines {
 public:
  /// REQUIRES: `text` outlives it.
  explicit InfoLines(std::string& text) : text_(text) {}

  /// TO WRITE. Appends a line: the field, a colon, the value, and CRLF, with no spaces in between.
  void add(std::string_view field, std::string_view value);
  /// GIVEN. The same for a number.
  void add(std::string_view field, std::integral auto number) {
    add(field, std::string_view(std::to_string(number)));
  }

 private:
  std::string& text_;
};

/// TO WRITE. The lines of the section Commandstats: one for each command for which anything was counted, and
/// for no other. `usec` is the time of all calls in whole microseconds, rounded down; `usec_per_call` is the
/// mean, with two digits (0.00 if there were no calls):
///
///   cmdstat_get:calls=3,usec=4,usec_per_call=1.50,rejected_calls=1,failed_calls=0
void write_command_stats(InfoLines& lines, const Stats& stats);

/// TO WRITE. The line of the section Keyspace: how many keys there are, how many of them expire, and
/// average_ttl(). No line if there are no keys.
///
///   db0:keys=3,expires=1,avg_ttl=1000
void write_keyspace(InfoLines& lines, Database& db);

/// GIVEN. How long keys that expire have left, in milliseconds: the mean of up to 100 of them; 0 if none do.
std::int64_t average_ttl(Database& db);

/// All sections, in the order in which Redis shows them.
class Info {
 public:
  using Lines = std::function<void(InfoLines&)>;
  using Words = std::span<const std::string_view>;

  struct Section {
    std::string_view title;         // "Server"
    bool is_default;                // whether INFO without arguments shows it
    std::vector<Lines> lines = {};  // these write its lines, one after the other
  };

  /// TO WRITE. Whether INFO with these arguments shows the section. It does if one of the arguments is the
  /// section's title, "all" or "everything"; or if the section is a default one, and one of the arguments is
  /// "default" or there are no arguments. Upper and lower case do not matter. Unknown arguments are ignored.
  static bool is_asked_for(const Section& section, Words arguments);

  /// TO WRITE. The reply to INFO with these arguments: the sections asked for, each once, in the order of
  /// sections(). Each is a header and then all its lines. There is an empty line between two sections, but
  /// not before the first or after the last:
  ///
  ///   # Clients\r\n
  ///   connected_clients:1\r\n
  ///   \r\n
  ///   # Keyspace\r\n
  std::string text(Words arguments) const;

  // GIVEN.

  const std::vector<Section>& sections() const { return sections_; }
  /// Adds lines to the section with this title, after the lines it has. REQUIRES: there is such a section.
  void add(std::string_view title, Lines lines, Caller caller = Caller::current());

 private:
  std::vector<Section> sections_ = {{"Server", true},      {"Clients", true},       {"Memory", true},
                                    {"Persistence", true}, {"Stats", true},         {"Replication", true},
                                    {"CPU", true},         {"Commandstats", false}, {"Errorstats", true},
                                    {"Cluster", true},     {"Keyspace", true}};
};

}  // namespace mini_redis
