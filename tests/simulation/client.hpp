// A client: sends what it likes, when it likes, in pieces; reads or does not; leaves politely or not.
#pragma once

#include <string>

#include "simulation/oracle.hpp"

namespace mini_redis::simulation {

class SimulatedClient {
 public:
  /// `budget`: how many commands it sends.
  SimulatedClient(Oracle& oracle, std::string name, std::size_t budget);
  SimulatedClient(const SimulatedClient&) = delete;

  /// Connects, and lives from now on.
  void start();
  /// Sends the audit, and nothing else.
  void start_audit();
  /// From now on it sends nothing new, and reads everything at once.
  void calm_down() { is_calm_ = true; }
  void stop() { has_stopped_ = true; }
  const std::string& name() const { return peer_.name; }
  /// Empty if it has all its answers, else what is missing.
  std::string waits_for() const;

 private:
  void turn();
  void send_some();
  void read_some();
  void ask();
  Words command();
  Words of_a_transaction(const std::string& key);
  void leave();

  Oracle& oracle_;
  Peer peer_;
  std::size_t budget_;
  std::string outgoing_;  // on its way
  bool subscribes_, pipelines_, reads_, never_reads_, leaves_;
  bool rewrites_ = false;  // the last thing asked was BGREWRITEAOF
  bool in_multi_ = false, has_left_ = false, is_calm_ = false, has_stopped_ = false;
};

}  // namespace mini_redis::simulation
