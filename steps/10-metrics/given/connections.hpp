// Who is connected. Redis: struct client in server.h, and server.clients.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "01-tcp-server/given/client.hpp"
#include "10-metrics/stats.hpp"

namespace mini_redis {

class Connections;

/// Given. Stands in front of a client, so that the other layers take it for the client itself: passes everything on,
/// counts the bytes that are pushed or were held back, and has what CLIENT LIST tells. One of Connections as long as it lives.
class Connection final : public Client {
 public:
  /// REQUIRES: all three outlive it.
  Connection(Client& client, Connections& all, const Clock& clock);
  ~Connection() override;
  Connection(const Connection&) = delete;

  std::uint64_t id() const override { return client_.id(); }
  void push(std::string_view bytes) override;
  void hold() override { client_.hold(); }
  void release(std::string_view answers) override;
  void finish() override { client_.finish(); }

  std::string name;  // CLIENT SETNAME's; empty: none
  TimePoint connected_at;
  TimePoint last_seen;            // when bytes came
  std::string_view last_command;  // as its statistics are called: "client|list"; empty: none so far
  std::size_t unread = 0;  // bytes that have come and are not dealt with: of a request that is not whole yet

 private:
  Client& client_;
  Connections& all_;
};

/// Given. All of them, by their id: in the order in which they came.
class Connections {
 public:
  /// What other layers know of a client: to how many channels and patterns it listens, and how many of its commands wait
  /// for EXEC; -1: no transaction is open.
  struct State {
    std::size_t channels = 0, patterns = 0;
    std::int64_t queued = -1;
  };

  /// REQUIRES: `counters` outlives it.
  explicit Connections(Counters& counters) : counters_(counters) {}
  Connections(const Connections&) = delete;

  std::size_t size() const { return by_id_.size(); }
  const std::map<std::uint64_t, Connection*>& all() const { return by_id_; }
  /// nullptr: there is none with that id.
  Connection* find(std::uint64_t id) const;

  /// Whose bytes are being dealt with; nullptr between two reads. Redis: server.current_client.
  Connection* current() const { return current_; }
  void set_current(Connection* connection) { current_ = connection; }

  /// Whoever knows that tells it here.
  std::function<State(const Client&)> state_of = [](const Client&) { return State(); };

 private:
  friend class Connection;

  Counters& counters_;
  std::map<std::uint64_t, Connection*> by_id_;
  Connection* current_ = nullptr;
};

}  // namespace mini_redis
