// What is measured, and where: between the network and the commands, and around each command.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "01-tcp-server/given/bytes_handler.hpp"
#include "03-commands/given/command_hook.hpp"
#include "03-commands/dispatcher.hpp"
#include "10-metrics/given/config.hpp"
#include "10-metrics/given/connections.hpp"
#include "10-metrics/info.hpp"
#include "10-metrics/stats.hpp"

namespace mini_redis {

/// Given. Takes the measures, and calls Stats with what it has found. Other layers add lines to INFO by info(), and
/// values to CONFIG GET by config().
class Metrics final : public CommandHook {
 public:
  /// REQUIRES: all three outlive it.
  Metrics(const Clock& clock, Database& db, Dispatcher& dispatcher);

  /// The same handlers, with everything measured that goes through them. REQUIRES: it outlives them.
  HandlerFactory measured(HandlerFactory make_handler);

  Info& info() { return info_; }
  Config& config() { return config_; }
  Stats& stats() { return stats_; }
  const Stats& stats() const { return stats_; }
  Connections& connections() { return connections_; }
  Database& db() { return db_; }
  const Clock& clock() const { return clock_; }
  TimePoint started_at() const { return started_at_; }
  /// How much memory is in use, and the most that it was whenever somebody looked.
  std::size_t look_at_memory();
  std::size_t peak_memory() const { return peak_memory_; }

  /// To be called every 100 ms. Throws NotImplemented.
  void sample();
  /// CONFIG RESETSTAT.
  void reset();

  // As a hook of the dispatcher. REQUIRES: it is the last one, so that it is asked about what really runs.
  //
  // It does not time each command by itself: reading the clock twice costs a sixth of a small one. All that is kept
  // are sums, so it reads the clock only where another command begins, or the read ends: once for a pipeline of equal
  // commands. What lies between two commands is the time of the first.
  bool before(CommandContext& context, const CommandSpec& spec) override;
  void after(const CommandContext& context, const CommandSpec& spec, std::uint64_t changes) override;
  void rejected(CommandContext& context) override;

 private:
  friend class MeasuringHandler;
  void begin_read(Connection& connection, const std::string& output);
  void end_read();

  /// What a command asks the database for, if it only reads, and how it shows that there is no such key.
  enum class AsksFor { nothing, one_key, many_keys, value_or_null };
  struct Known {
    std::string_view name;
    CommandStats* stats;
    AsksFor asks_for = AsksFor::nothing;
    bool has_subcommands = false;
  };
  struct Running {
    const Known* command;
    std::size_t reply_start;
  };
  using Time = std::chrono::steady_clock;

  const Known& known(const CommandSpec& spec, const Request& request);
  const Known& known(const CommandSpec& spec);
  Known make_known(const CommandSpec& spec);
  void count_time(const Known* next);
  void count_lookups(AsksFor what, const Request& request, std::string_view reply);
  template <typename Count>
  void if_written(bool& is_unwritten, Count count);

  const Clock& clock_;
  Database& db_;
  Dispatcher& dispatcher_;
  TimePoint started_at_;
  Stats stats_;
  Connections connections_{stats_.counters};
  Info info_;
  Config config_;
  std::size_t peak_memory_ = 0;
  unsigned samples_ = 0;
  std::unordered_map<const CommandSpec*, Known>
      known_;  // a spec stays at its address: its name is looked up once
  std::unordered_map<std::string_view, Known> subcommands_;  // "config|get"
  std::pair<const CommandSpec*, const Known*> last_{};       // most often the next one is the same

  const std::string* output_ = nullptr;  // where the replies of the current read go
  std::vector<Running> running_;         // EXEC runs others inside itself
  const Known* timed_ = nullptr;         // whose time it is, and since when
  Time::time_point since_;

  struct {
    bool calls = false, times = false, rejections = false;
  } unwritten_;  // those functions of Stats are stubs: they are asked no more
};

/// GIVEN. Adds INFO, CONFIG and CLIENT, the hook, and the observer that counts expired keys. REQUIRES: no hook is added
/// later; `metrics` outlives the last use of dispatcher and database.
void register_metrics(Metrics& metrics, Dispatcher& dispatcher, Database& db);

}  // namespace mini_redis
