// Work that a copy of the process does while the server goes on. Redis: redisFork(), checkChildrenDone().
#pragma once

#include <sys/types.h>

#include <array>
#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <filesystem>
#include <functional>
#include <string>

namespace mini_redis {

/// At most one child at a time. fork(2) copies the process: the child sees the database as it was at that moment, however
/// the parent changes its own from then on. The kernel copies a page of memory only when one of the two writes to it.
class BackgroundChild {
 public:
  /// What the child does: it writes its file, and that is all. It has no event loop, no clients, no log. An exception it
  /// throws becomes the `error`.
  using Work = std::function<void()>;
  /// Runs in the parent's event loop when the child has ended. `error` is empty when all went well.
  using Done = std::function<void(const std::string& error)>;

  explicit BackgroundChild(asio::io_context& io) : pipe_(io) {}
  /// Ends a child that still runs, as stop() does.
  ~BackgroundChild() { stop(); }

  /// `file` is what the work makes, as a TemporaryFile: should the child be killed, what there is of it goes.
  /// REQUIRES: not running(). Throws std::system_error when there can be no child.
  void start(const std::filesystem::path& file, const Work& work, Done done);
  bool running() const { return pid_ != 0; }
  pid_t pid() const { return pid_; }
  /// Kills the child and waits for its end; its Done is not called any more.
  void stop();

 private:
  void receive();
  void finish();
  int await_end();

  asio::posix::stream_descriptor
      pipe_;       // the child writes what went wrong into it; its end is the end of the child
  pid_t pid_ = 0;  // 0: there is none
  std::filesystem::path file_;
  Done done_;
  std::string error_;
  std::array<char, 512> received_;
};

}  // namespace mini_redis
