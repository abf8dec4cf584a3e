// What is measured, and where: on the connections, and around each command.
#pragma once

#include <string_view>
#include <vector>

#include "01-tcp-server/given/session_watcher.hpp"
#include "03-commands/dispatcher.hpp"
#include "10-metrics/given/connections.hpp"
#include "10-metrics/stats.hpp"

namespace mini_redis {

/// Takes the measures, and calls Stats with what it has found.
///
/// It does not time each command by itself: reading the clock twice costs a sixth of a small one. All that is kept
/// are sums, so it reads the clock only where another command begins, or the read ends: once for a pipeline of equal
/// commands. The time between two commands is counted for the first.
class Metrics final : public CommandHook, public SessionWatcher {
 public:
  /// REQUIRES: all three outlive it.
  Metrics(const Clock& clock, Database& db, const CommandTable& commands);

  Stats& stats() { return stats_; }
  Connections& connections() { return connections_; }
  Connection& connection(const Client& client) { return connections_.at(client.id()); }
  const Clock& clock() const { return clock_; }
  TimePoint started_at() const { return started_at_; }
  /// How much memory is in use, and the most that it was whenever somebody looked.
  std::size_t look_at_memory();
  std::size_t peak_memory() const { return peak_memory_; }

  /// To be called every 100 ms. Throws NotImplemented.
  void sample();
  /// CONFIG RESETSTAT.
  void reset();

  // On the connections.
  void connected(Client& client) override;
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
  };

  CommandStats& stats_of(const CommandSpec& spec);
  void count_time(CommandStats* next);
  void count_lookups(const CommandSpec& spec, const Request& request);
  template <typename Count>
  void if_written(bool& is_unwritten, Count count);

  const Clock& clock_;
  Database& db_;
  const CommandTable& commands_;
  TimePoint started_at_;
  Stats stats_;
  Connections connections_;
  std::size_t peak_memory_ = 0;
  unsigned samples_ = 0;
  std::vector<CommandStats*> by_index_;  // by CommandSpec::index; nullptr: not asked for yet

  Connection* current_ = nullptr;        // whose bytes are being dealt with. Redis: server.current_client
  std::vector<Running> running_;         // more than one: EXEC runs others
  CommandStats* timed_ = nullptr;        // whose time it is, and since when
  Time::time_point since_;

  struct {
    bool calls = false, times = false, rejections = false;
  } unwritten_;  // those functions of Stats are stubs: they are called no more
};

}  // namespace mini_redis
