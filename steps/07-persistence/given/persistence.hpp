// What survives the end of the process: the snapshots and the append-only file, joined. Redis: loadDataFromDisk(),
// beforeSleep(), serverCron(), prepareForShutdown().
#pragma once

#include <asio/awaitable.hpp>
#include <asio/steady_timer.hpp>
#include <memory>
#include <stdexcept>

#include "01-tcp-server/given/bytes_handler.hpp"
#include "07-persistence/given/aof/aof.hpp"
#include "07-persistence/given/aof/group_commit.hpp"
#include "07-persistence/given/rdb/snapshots.hpp"

namespace mini_redis {

/// A file is corrupt, or the operating system does not let us at it. what() names it, and the reason, and a way out.
class CannotLoad : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// GIVEN. REQUIRES: everything it is given outlives it.
class Persistence {
 public:
  /// Adds its commands and hooks, and loads: the append-only file where it is on, else the snapshot. Throws CannotLoad: the
  /// server must not start.
  Persistence(asio::io_context& io, LoadingClock& clock, Dispatcher& dispatcher, Database& db,
              const PersistenceSettings& settings);

  /// The work that recurs: save points, everysec. Ends by stop(), which ends a child at work, too.
  asio::awaitable<void> run();
  void stop();

  /// The same handler, or, where there is an append-only file, one that flushes it before the replies leave. REQUIRES: the
  /// client, and this, outlive it.
  std::unique_ptr<BytesHandler> flushed(Client& client, std::unique_ptr<BytesHandler> handler);

  const PersistenceSettings& settings() const { return settings_; }
  SnapshotStatus snapshots() const { return snapshots_.status(); }
  AofStatus aof() const { return aof_.status(); }

  /// The last words: the log is synced, the last snapshot saved. REQUIRES: stop() has been called, and no command runs any
  /// more. Without it, what is on the disk is what a crash would leave.
  void close();

 private:
  void load_snapshot();

  PersistenceSettings settings_;
  BackgroundChild child_;
  Snapshots snapshots_;
  Aof aof_;
  GroupCommit group_;
  asio::steady_timer timer_;
  bool stopping_ = false;
};

}  // namespace mini_redis
