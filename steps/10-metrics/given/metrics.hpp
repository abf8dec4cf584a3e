// Measures what happens on the connections and around each command.
#pragma once

#include <string_view>
#include <vector>

#include "01-tcp-server/given/session_watcher.hpp"
#include "03-commands/dispatcher.hpp"
#include "10-metrics/given/connections.hpp"
#include "10-metrics/given/spare_memory.hpp"
#include "10-metrics/stats.hpp"

namespace mini_redis {

/// Takes the measurements, and calls Stats with them.
///
/// It does not time each command on its own, because reading the clock twice costs a sixth of a small
/// command. Only sums are kept, so it reads the clock only when a different command begins or the read ends:
/// once for a pipeline of the same command. The time between two commands counts for the first.
class Metrics final : public CommandHook, public SessionWatcher {
 public:
  /// REQUIRES: all three outlive it.
  Metrics(const Clock& clock, Database& db, const CommandTable& commands);

  Stats& stats() { return stats_; }
  Connections& connections() { return connections_; }
  Connection& connection(const Client& client) { return connections_.at(client.id()); }
  const Clock& clock() const { return clock_; }
  TimePoint started_at() const { return started_at_; }
  /// Returns how much memory is in use now. The peak is the most that it ever returned.
  std::size_t look_at_memory();
  std::size_t peak_memory() const { return peak_memory_; }

  /// Call it every 100 ms. Also gives back memory that is not used. Throws NotImplemented if Rate is not
  /// written yet.
  void sample();
  /// CONFIG RESETSTAT.
  void reset();

  // On the connections.
  void connected(Client& client) override;
  void refused() override { ++stats_.counters.connections_rejected; }
  void received(Client& client, std::string_view bytes) override;
  void answered(Client& client, std::string_view answers) override;
  void sent(Client& client, std::size_t count) override;
  void disconnected(Client& client) override;

  // Around each command.
  void before(const CommandContext& context, const CommandSpec& spec) override;
  void after(const CommandContext& context, const CommandSpec& spec) override;
  void rejected(const CommandContext& context, const CommandSpec* row, std::string_view reply) override;
  void forget(Client& client) override;

 private:
  using Time = std::chrono::steady_clock;
  struct Running {
    CommandStats* stats;
    std::size_t reply_start;
    std::uint64_t lookups_before;
  };

  CommandStats& stats_of(const CommandSpec& spec);
  void count_time(CommandStats* next);
  void count_lookups(const CommandSpec& spec, const CommandContext& context, std::uint64_t lookups_before);
  template <typename Count>
  void if_written(bool& is_unwritten, Count count);

  const Clock& clock_;
  Database& db_;
  const CommandTable& commands_;
  TimePoint started_at_;
  Stats stats_;
  Connections connections_;
  std::size_t peak_memory_ = 0;
  SpareMemory spare_memory_;
  unsigned samples_ = 0;
  std::vector<CommandStats*> by_index_;  // by CommandSpec::index; nullptr: not looked up yet

  Connection* current_ = nullptr;  // its bytes are being handled. Redis: server.current_client
  std::vector<Running> running_;   // more than one while EXEC runs others
  CommandStats* timed_ = nullptr;  // the command whose time is running, and since when
  Time::time_point since_;

  struct {
    bool calls = false, times = false, rejections = false;
  } unwritten_;  // true: this function of Stats is a stub and is not called again
};

}  // namespace mini_redis
