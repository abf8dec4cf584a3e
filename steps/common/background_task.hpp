// Work that goes on beside the connections: active expiry, save points, sampling.
#pragma once

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <string_view>
#include <vector>

namespace mini_redis {

/// Started with the server, and stopped with it.
class BackgroundTask {
 public:
  virtual ~BackgroundTask() = default;

  /// Goes on until stop(). An exception ends it, and the server goes on without it.
  virtual asio::awaitable<void> run() = 0;
  /// Makes run() end: now if it waits, else before its next wait.
  virtual void stop() = 0;
  /// The last thing it does, when no command runs any more and no client is left.
  virtual void finish() {}
};

/// Those of a server.
class BackgroundTasks {
 public:
  /// `name` is for the log, should the task end by an exception. REQUIRES: both outlive the tasks' end.
  void add(std::string_view name, BackgroundTask& task) { tasks_.push_back({name, &task}); }

  /// Starts all of them; they run when io does.
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

/// Whether that is how a wait ends when its timer, socket or acceptor is cancelled or closed.
bool is_cancellation(std::exception_ptr error);

}  // namespace mini_redis
