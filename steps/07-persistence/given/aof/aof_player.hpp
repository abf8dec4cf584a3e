// Runs the commands of a log.
// Redis: createAOFClient(), and the second half of the loop in loadSingleAppendOnlyFile().
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "03-commands/dispatcher.hpp"

namespace mini_redis {

/// A command of the log fails. It did not fail when it was logged, so the log has changed since.
class CannotReplay : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Runs commands for a client like any other, except that nobody reads the replies.
class AofPlayer {
 public:
  /// REQUIRES: both outlive it.
  AofPlayer(Dispatcher& dispatcher, Database& db) : dispatcher_(dispatcher), db_(db) {}
  ~AofPlayer() { dispatcher_.forget(nobody_); }
  AofPlayer(const AofPlayer&) = delete;

  /// Runs the command through the dispatcher; or, between MULTI and EXEC, keeps it until EXEC. Throws
  /// CannotReplay.
  void play(const Request& command);
  /// Whether there was a MULTI and no EXEC since. If no EXEC comes, the waiting commands never run.
  bool in_transaction() const { return in_transaction_; }

 private:
  class Nobody final : public Client {
    std::uint64_t id() const override { return 0; }
    void push(std::string_view) override {}
    void finish() override {}
  };
  using Words = std::vector<std::string>;

  void begin();
  void end();
  void run(const Request& command);

  Dispatcher& dispatcher_;
  Database& db_;
  Nobody nobody_;
  std::string replies_;  // a member, so that its memory is reused
  bool in_transaction_ = false;
  std::vector<Words> waiting_;
};

}  // namespace mini_redis
