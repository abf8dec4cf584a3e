// A server on a thread of its own, in the server's process: a real one on a real port.
#pragma once

#include <pthread.h>

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <exception>
#include <functional>
#include <future>
#include <stdexcept>
#include <thread>

#include "server_side/fixture.hpp"
#include "server_side/stack.hpp"

namespace mini_redis::testing {

/// The server's thread does not come back to its event loop.
struct ServerDoesNotReturn : std::runtime_error {
  ServerDoesNotReturn() : runtime_error("the server doesn't come back to its event loop") {}
};

/// What every server under test can do. There is one at a time. Its operations:
///   address        -> host, port
///   accept         returns when the server has accepted every client that has connected before, or when
///                  that takes too long. Then it isn't waited for again.
///   settle         returns when the server has handled everything that was sent before
///   come to an end -> "yes", or "no" if the event loop goes on although nothing should be left to do
///   stop           -> "ended"; "late" if a session did not end by itself; "stuck" if the thread cannot
///                  be stopped.
///                  An argument says that the test has failed: then there is nothing more to find out.
class ServerThread : public Fixture {
 public:
  // For the coach, about the server that is running; without one, all is well.
  static void a_request_begins();
  static bool is_responding();
  static std::vector<Stack> looks();

 protected:
  using Task = std::function<void()>;

  ServerThread();
  /// REQUIRES: finish() was called, by the destructor of the class that has the server.
  ~ServerThread() override = default;

  asio::io_context& io() { return io_; }
  static asio::ip::tcp::endpoint free_port();
  /// For the listener. The tests notice soon enough that nobody is answered; MINI_REDIS_LOG=warning says why.
  static void log_end_of_listener(std::exception_ptr error);

  /// Starts the thread and runs `start` on it; `close` will end what `start` began.
  void run_server(const asio::ip::tcp::endpoint& endpoint, Task start, Task close);
  /// Runs `task` on the server's thread, and returns when it is done. Throws ServerDoesNotReturn.
  void on_server_thread(const Task& task);
  /// The server's own shutdown(). A stub that it reaches is noted already.
  void shut_down(const Task& shutdown);
  /// Ends the thread if it is still there. A process with one that cannot be stopped ends at once.
  void finish();

 private:
  enum class End { ended, late, stuck };

  virtual void request_begins() {}
  bool responds();
  bool comes_to_an_end();
  End stop(bool has_failed);

  bool accepts_ = true;  // as far as is known
  asio::io_context io_{1};
  asio::executor_work_guard<asio::io_context::executor_type> keep_running_{io_.get_executor()};
  Task close_;
  std::thread thread_;
  std::promise<void> finished_;
  std::future<void> finish_ = finished_.get_future();
};

/// Where warnings of the server's log go, unless MINI_REDIS_LOG is set: it prints everything as it happens.
void redirect_server_log(std::function<void(const std::string& text)> tell);

}  // namespace mini_redis::testing
