// One sync for all who wait for one. Redis: beforeSleep(), which flushes the log once for all commands of a turn.
#pragma once

#include <asio/io_context.hpp>
#include <deque>
#include <string>

#include "07-persistence/given/aof/aof.hpp"

namespace mini_redis {

/// GIVEN. The disk takes as long for the changes of a hundred clients as for those of one.
class GroupCommit {
 public:
  class Member {
   public:
    virtual ~Member() = default;
    /// What it waits for is on the disk; or cannot be, and `error` is why.
    virtual void stored(const std::string& error) = 0;
  };

  /// REQUIRES: `aof` outlives it, and it outlives what io still has to run.
  GroupCommit(asio::io_context& io, Aof& aof) : io_(io), aof_(aof) {}

  /// Will call member.stored(), once: after all clients are served whose commands have arrived by now, and Aof::flush().
  /// REQUIRES: the member does not wait already.
  void join(Member& member);
  /// It does not wait any more.
  void leave(Member& member);

 private:
  void commit();

  asio::io_context& io_;
  Aof& aof_;
  std::deque<Member*> members_;
};

}  // namespace mini_redis
