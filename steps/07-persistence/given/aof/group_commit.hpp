// Holds replies back until the changes they confirm are stored. One sync serves all clients that wait.
// Redis: beforeSleep(), which flushes the log before the replies of a turn.
#pragma once

#include <asio/io_context.hpp>
#include <deque>

#include "01-tcp-server/given/session_watcher.hpp"
#include "07-persistence/given/aof/aof.hpp"

namespace mini_redis {

/// With `always`, a client that is answered while the log is not on the disk is put on hold until it is. The
/// disk takes as long for the changes of a hundred clients as for those of one. The other policies promise
/// less: with them, the log is written before the replies are sent, and nobody waits for the disk.
class GroupCommit final : public SessionWatcher {
 public:
  /// REQUIRES: `aof` outlives this object, and this object outlives every handler that io still has to run.
  GroupCommit(asio::io_context& io, Aof& aof) : io_(io), aof_(aof) {}

  void received(Client&, std::string_view) override { records_before_ = aof_.records(); }
  void answered(Client& client, std::string_view answers) override;
  /// A message may tell of a change, so the log is written, and with `always` stored, first.
  void about_to_push() override {
    if (!aof_.is_stored()) aof_.flush();
  }
  void disconnected(Client& client) override;

 private:
  struct Waiting {
    Client* client;
    bool has_promised;  // its replies confirm a change
  };

  void commit();

  asio::io_context& io_;
  Aof& aof_;
  std::uint64_t records_before_ = 0;  // aof_.records() when the bytes of the current read arrived
  std::deque<Waiting> waiting_;
};

}  // namespace mini_redis
