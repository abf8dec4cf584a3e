// No reply leaves before what it promises is stored. Redis: beforeSleep(), which flushes the log before the replies.
#pragma once

#include <memory>
#include <string>

#include "01-tcp-server/given/bytes_handler.hpp"
#include "07-persistence/given/aof/aof.hpp"
#include "07-persistence/given/aof/group_commit.hpp"

namespace mini_redis {

/// GIVEN. Stands in front of the real handler, and holds its replies back until the log is where the policy wants it.
class FlushingHandler final : public BytesHandler, private GroupCommit::Member {
 public:
  /// REQUIRES: the first three outlive it.
  FlushingHandler(Client& client, Aof& aof, GroupCommit& group, std::unique_ptr<BytesHandler> handler)
      : client_(client), aof_(aof), group_(group), handler_(std::move(handler)) {}
  ~FlushingHandler() override { group_.leave(*this); }
  FlushingHandler(const FlushingHandler&) = delete;

  AfterReply on_bytes(std::string_view& input, std::string& output) override;

 private:
  /// When the log cannot be written, a client whose commands are in it hears that instead of its replies, and is
  /// disconnected: it must not believe what they say.
  void stored(const std::string& error) override;

  Client& client_;
  Aof& aof_;
  GroupCommit& group_;
  std::unique_ptr<BytesHandler> handler_;
  std::string replies_;        // held back
  bool has_promised_ = false;  // they say that something has changed
  bool has_failed_ = false;
};

}  // namespace mini_redis
