// No reply leaves before what it promises is stored, and one sync serves all clients that wait for one.
// Redis: beforeSleep(), which flushes the log before the replies of a turn.
#pragma once

#include <asio/io_context.hpp>
#include <deque>

#include "01-tcp-server/given/session_watcher.hpp"
#include "07-persistence/given/aof/aof.hpp"

namespace mini_redis {

/// With `always`, a client whose read has changed something goes on hold until the log is on the disk. The disk takes
/// as long for the changes of a hundred clients as for those of one. The other policies promise less: there the
/// log is written before the replies leave, and nobody waits.
class GroupCommit final : public SessionWatcher {
 public:
  /// REQUIRES: `aof` outlives it, and it outlives what io still has to run.
  GroupCommit(asio::io_context& io, Aof& aof) : io_(io), aof_(aof) {}

  void received(Client&, std::string_view) override { records_before_ = aof_.records(); }
  void answered(Client& client, std::string_view answers) override;
  void disconnected(Client& client) override;

 private:
  struct Waiting {
    Client* client;
    bool has_promised;  // its replies say that something has changed
  };

  void commit();

  asio::io_context& io_;
  Aof& aof_;
  std::uint64_t records_before_ = 0;  // how many there were when the bytes of the current read arrived
  std::deque<Waiting> waiting_;
};

}  // namespace mini_redis
