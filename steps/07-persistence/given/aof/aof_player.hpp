// Runs the commands of a log.
// Redis: createAOFClient(), and the second half of the loop in loadSingleAppendOnlyFile().
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "03-commands/dispatcher.hpp"

namespace mini_redis {

/// No server of ours has run this command. Something has changed the log since, or a server wrote it that can
/// more.
class CannotReplay : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Runs commands for a client like any other, except that nobody reads the replies.
class AofPlayer {
 public:
  /// Gets the error of a command that fails. The commands after it still run, as in Redis.
  using OnFailure = std::function<void(const std::string& error)>;

  /// REQUIRES: both outlive it.
  AofPlayer(Dispatcher& dispatcher, Database& db, OnFailure on_failure)
      : dispatcher_(dispatcher), db_(db), on_failure_(std::move(on_failure)) {}
  ~AofPlayer() { dispatcher_.forget(nobody_); }
  AofPlayer(const AofPlayer&) = delete;

  /// Runs the command through the dispatcher; or, between MULTI and EXEC, keeps it until EXEC. Throws
  /// CannotReplay if there is no such command, or not with so many words, or not for another database than 0.
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
  void keep(const Request& command);
  void require_known(const Request& command, const CommandSpec* row) const;
  void run(const Request& command);

  Dispatcher& dispatcher_;
  Database& db_;
  OnFailure on_failure_;
  Nobody nobody_;
  std::string replies_;  // a member, so that its memory is reused
  bool in_transaction_ = false;
  std::vector<Words> waiting_;
};

}  // namespace mini_redis
