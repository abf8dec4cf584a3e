// Joins the snapshots and the append-only file: what survives the end of the process.
// Redis: loadDataFromDisk(), beforeSleep(), serverCron(), prepareForShutdown().
#pragma once

#include <asio/awaitable.hpp>
#include <asio/steady_timer.hpp>
#include <stdexcept>

#include "03-commands/given/server_parts.hpp"
#include "07-persistence/given/aof/aof.hpp"
#include "07-persistence/given/aof/group_commit.hpp"
#include "07-persistence/given/disk/directory_lock.hpp"
#include "07-persistence/given/rdb/snapshots.hpp"
#include "common/background_task.hpp"

namespace mini_redis {

/// A file is corrupt, the operating system refuses access to it, or another server has the directory. what()
/// names the file, the reason, and a way out.
class CannotLoad : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// REQUIRES: everything passed to the constructor outlives it.
class Persistence final : public BackgroundTask {
 public:
  Persistence(ServerParts& server, const PersistenceSettings& settings);

  /// Loads the append-only file if it is on, else the snapshot. If the server will write on its own, it
  /// locks the directory first; otherwise SAVE, BGSAVE and BGREWRITEAOF do. Throws CannotLoad, and then the
  /// server must not start.
  void load();

  /// The work that recurs: save points, everysec. Runs until stop(), which also kills a child at work.
  asio::awaitable<void> run() override;
  void stop() override;

  const PersistenceSettings& settings() const { return settings_; }
  Snapshots& snapshots() { return snapshots_; }
  Aof& aof() { return aof_; }
  GroupCommit& group() { return group_; }

  /// Syncs the log and saves the last snapshot when the server ends. REQUIRES: stop() has been called, and no
  /// more commands run. Without finish(), the disk has what a crash would leave.
  void finish(Caller caller) override;

 private:
  void load_log();

  Database& db_;
  PersistenceSettings settings_;
  DirectoryLock lock_;
  BackgroundChild child_;
  Snapshots snapshots_;
  Aof aof_;
  GroupCommit group_;
  asio::steady_timer timer_;
  bool stopping_ = false;
};

}  // namespace mini_redis
