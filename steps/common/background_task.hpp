// Work that goes on alongside the connections: active expiry, save points, sampling.
#pragma once

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <string_view>
#include <vector>

#include "common/require.hpp"

namespace mini_redis {

/// Starts with the server, and stops with it.
class BackgroundTask {
 public:
  virtual ~BackgroundTask() = default;

  /// Goes on until stop(). An exception ends the task, and the server goes on without it.
  virtual asio::awaitable<void> run() = 0;
  /// Makes run() end: at once if it is waiting, otherwise before its next wait.
  virtual void stop() = 0;
  /// Called last, when no command runs any more and no client is left. REQUIRES: stop() has been called.
  virtual void finish(Caller = Caller::current()) {}
};

/// The background tasks of a server.
class BackgroundTasks {
 public:
  /// `name` is for the log, in case the task ends with an exception. REQUIRES: both outlive the task's end.
  void add(std::string_view name, BackgroundTask& task) { tasks_.push_back({name, &task}); }

  /// Starts all tasks; they run when `io` runs.
  void start(asio::io_context& io);
  void stop();
  void finish();

 private:
  struct Named {
    std::string_view name;
    BackgroundTask* task;
  };
  std::vector<Named> tasks_;
};

/// Whether `error` is how a wait ends when its timer, socket or acceptor is cancelled or closed.
bool is_cancellation(std::exception_ptr error);

}  // namespace mini_redis
