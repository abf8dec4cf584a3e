// INFO: the server describes itself, in lines that people and programs can read. Redis: genRedisInfoString() and
// genInfoSectionDict() in server.c.
#pragma once

#include <concepts>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "03-commands/database.hpp"
#include "10-metrics/stats.hpp"

namespace mini_redis {

/// GIVEN. 3.14159 with two digits behind the point: "3.14".
std::string fixed_point(double number, int digits);

/// Where the lines of a section go.
class InfoLines {
 public:
  /// REQUIRES: `text` outlives it.
  explicit InfoLines(std::string& text) : text_(text) {}

  /// TO WRITE. Appends a line: the field, a colon, the value, and CRLF. No space anywhere.
  void add(std::string_view field, std::string_view value);
  /// GIVEN. The same for a number.
  void add(std::string_view field, std::integral auto number) {
    add(field, std::string_view(std::to_string(number)));
  }

 private:
  std::string& text_;
};

// TO WRITE, both: two of the sections.

/// A line for each command of which anything has been counted, and for no other; usec is in whole microseconds, rounded
/// down, and usec_per_call their mean, with two digits (0.00 where nothing was called):
///
///   cmdstat_get:calls=3,usec=4,usec_per_call=1.50,rejected_calls=1,failed_calls=0
void write_command_stats(InfoLines& lines, const Stats& stats);

/// db0:keys=3,expires=1,avg_ttl=1000     all keys, and those that expire. No line at all when there is no key.
///                                       average_ttl() is given.
void write_keyspace(InfoLines& lines, Database& db);

/// GIVEN. How long keys that expire have left, in milliseconds: the mean of up to 100 of them; 0 when there are none.
std::int64_t average_ttl(Database& db);

/// The sections that there are, in the order in which Redis shows them.
class Info {
 public:
  using Lines = std::function<void(InfoLines&)>;
  using Words = std::span<const std::string_view>;

  struct Section {
    std::string_view title;         // "Server"
    bool is_default;                // whether INFO alone shows it
    std::vector<Lines> lines = {};  // what stands in it, one behind the other
  };

  /// TO WRITE. Whether INFO with these arguments shows that section: one of them is its title, in any letter case; or
  /// "all" or "everything", which mean every section; or "default", or there are no arguments at all, and the section is
  /// a default one. An argument that means nothing is ignored.
  static bool is_asked_for(const Section& section, Words arguments);

  /// TO WRITE. The answer to INFO with these arguments: the sections asked for, each once, in the order of sections():
  /// a header, and then all its lines. Between two sections there is an empty line, and none before the first or after
  /// the last:
  ///
  ///   # Clients\r\n
  ///   connected_clients:1\r\n
  ///   \r\n
  ///   # Keyspace\r\n
  std::string text(Words arguments) const;

  // All that follows is given.

  const std::vector<Section>& sections() const { return sections_; }
  /// More lines in that section, after those that it has. REQUIRES: there is such a section.
  void add(std::string_view title, Lines lines);

 private:
  Section& section(std::string_view title);

  std::vector<Section> sections_ = {{"Server", true},      {"Clients", true},       {"Memory", true},
                                    {"Persistence", true}, {"Stats", true},         {"Replication", true},
                                    {"CPU", true},         {"Commandstats", false}, {"Errorstats", true},
                                    {"Cluster", true},     {"Keyspace", true}};
};

}  // namespace mini_redis
