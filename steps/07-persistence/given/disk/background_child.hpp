// Work that a forked copy of the process does while the server goes on.
// Redis: redisFork(), checkChildrenDone().
#pragma once

#include <sys/types.h>

#include <array>
#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <filesystem>
#include <functional>
#include <string>

#include "common/require.hpp"

namespace mini_redis {

/// At most one child at a time. fork(2) copies the process: the child sees the database as it was at that
/// moment, whatever the parent changes later. The kernel copies a page of memory only when one of the two
/// writes to it. A child ends with its parent: it must not put an old file in the place of what the next
/// server has written.
class BackgroundChild {
 public:
  /// What the child does: it writes its file, and nothing else. It has no event loop, no clients and no log.
  /// If it throws an exception, that becomes the `error`.
  using Work = std::function<void()>;
  /// Runs in the parent's event loop after the child has ended. `error` is empty if all went well.
  using Done = std::function<void(const std::string& error)>;

  explicit BackgroundChild(asio::io_context& io) : pipe_(io) {}
  /// Calls stop().
  ~BackgroundChild() { stop(); }

  /// `file` is what the work creates, through a TemporaryFile: if the child is killed, its unfinished file is
  /// removed. REQUIRES: not running(). Throws std::system_error if the child cannot be started.
  void start(const std::filesystem::path& file, const Work& work, Done done,
             Caller caller = Caller::current());
  bool running() const { return pid_ != 0; }
  pid_t pid() const { return pid_; }
  /// Kills the child, if there is one, and waits for its end. Its Done is not called.
  void stop();

 private:
  void receive();
  void finish();
  int await_end();

  asio::posix::stream_descriptor pipe_;  // has the child's error; at its end, the child has ended
  pid_t pid_ = 0;                        // 0: no child
  std::filesystem::path file_;
  Done done_;
  std::string error_;
  std::array<char, 512> received_;
};

}  // namespace mini_redis
