// The server that a test talks to: a real one on a real port, in the test's own process, on its own thread.
// With MINI_REDIS_TEST_SERVER=host:port it is the server that listens there instead, such as a real
// redis-server.
#pragma once

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <exception>
#include <functional>
#include <future>
#include <thread>

#include "support/client.hpp"

namespace mini_redis::testing {

/// The thread, and what every server under test can do. Stopping it is the test's last check: a stub that was
/// reached, a session that does not end, or a stuck event loop fails a test that has passed so far.
class ServerThread {
 public:
  ServerThread(const ServerThread&) = delete;

  const Address& address() const { return address_; }
  TestClient connects() const { return TestClient(address_); }

  /// Returns when the server has handled everything that was sent before.
  void settles();
  /// Whether the last warning in the server's log has these words. True if the log is not kept, but printed.
  static bool has_logged(const std::string& words);
  /// Waits until the event loop has nothing left to do and returns. Call it after a shutdown.
  void comes_to_its_end(const std::string& why = "");

 protected:
  using Task = std::function<void()>;

  ServerThread();
  ~ServerThread() = default;

  // What the coach asks: see ServerInsight.
  virtual void request_begins() {}
  virtual std::string explain_silence() { return ""; }
  virtual std::string explain_wrong_reply(const std::string& /*expected*/, const std::string& /*received*/) {
    return "";
  }
  virtual bool has_handlers() const { return true; }

  asio::io_context& io() { return io_; }
  bool is_elsewhere() const { return elsewhere_; }

  static asio::ip::tcp::endpoint free_port();
  /// For the listener. The tests notice soon enough that nobody is answered; MINI_REDIS_LOG=warning says why.
  static void log_end_of_listener(std::exception_ptr error);

  /// Starts the thread and runs `start` on it; `close` will end what `start` began.
  void run(const asio::ip::tcp::endpoint& endpoint, Task start, Task close);
  /// Runs `task` on the server's thread, and returns when it is done.
  void on_server_thread(const Task& task);
  /// Checks `condition` on the server's thread until it holds; if it never does, the
  /// test fails with `what` and `why`.
  void wait_until(const std::function<bool()>& condition, const std::string& what, const std::string& why);
  /// Runs the server's own shutdown().
  void shut_down(const Task& shutdown);
  /// Ends the thread. The destructor of the server that runs on it must call this. `what` and `why` are
  /// reported if the thread does not end.
  void stop(
      const std::string& what = "a session goes on although its connection is closed",
      const std::string& why =
          "An error of the socket must end Session::run(), by its exception or by a return; and when its "
          "acceptor is "
          "closed, TcpServer::listener() must end.");

 private:
  bool responds();
  [[noreturn]] void end_process(bool has_failed);

  bool elsewhere_ = false;
  Address address_;
  asio::io_context io_{1};
  asio::executor_work_guard<asio::io_context::executor_type> keep_running_{io_.get_executor()};
  Task close_;
  std::thread thread_;
  std::promise<void> finished_;
  std::future<void> finish_ = finished_.get_future();
  int exceptions_before_ = std::uncaught_exceptions();
};

}  // namespace mini_redis::testing
