// What survives the end of the process: the snapshots and the append-only file, joined. Redis: loadDataFromDisk(),
// beforeSleep(), serverCron(), prepareForShutdown().
#pragma once

#include <asio/awaitable.hpp>
#include <asio/steady_timer.hpp>
#include <stdexcept>

#include "03-commands/given/server_parts.hpp"
#include "07-persistence/given/aof/aof.hpp"
#include "07-persistence/given/aof/group_commit.hpp"
#include "07-persistence/given/rdb/snapshots.hpp"
#include "common/background_task.hpp"

namespace mini_redis {

/// A file is corrupt, or the operating system does not let us at it. what() names it, and the reason, and a way out.
class CannotLoad : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// REQUIRES: everything it is given outlives it.
class Persistence final : public BackgroundTask {
 public:
  Persistence(ServerParts& server, const PersistenceSettings& settings);

  /// The append-only file where it is on, else the snapshot. Throws CannotLoad: the server must not start.
  void load();

  /// The work that recurs: save points, everysec. Ends by stop(), which ends a child at work, too.
  asio::awaitable<void> run() override;
  void stop() override;

  const PersistenceSettings& settings() const { return settings_; }
  Snapshots& snapshots() { return snapshots_; }
  Aof& aof() { return aof_; }
  GroupCommit& group() { return group_; }

  /// The last words: the log is synced, the last snapshot saved. REQUIRES: stop() has been called, and no command runs any
  /// more. Without it, what is on the disk is what a crash would leave.
  void finish() override;

 private:
  void load_snapshot();
  void load_log();

  Database& db_;
  PersistenceSettings settings_;
  BackgroundChild child_;
  Snapshots snapshots_;
  Aof aof_;
  GroupCommit group_;
  asio::steady_timer timer_;
  bool stopping_ = false;
};

}  // namespace mini_redis
