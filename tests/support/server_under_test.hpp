// The server that a test talks to: a real one, on a real port, in the test's own process on a thread of its
// own. With MINI_REDIS_TEST_SERVER=host:port it is whatever server listens there instead, such as a real
// redis-server.
#pragma once

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>
#include <exception>
#include <functional>
#include <future>
#include <optional>
#include <thread>

#include "01-tcp-server/tcp_server.hpp"
#include "server/server.hpp"
#include "support/client.hpp"
#include "support/fake_clock.hpp"

namespace mini_redis::testing {

/// The thread, and what every server under test can do. Its end is the test's last check: a stub that was
/// reached, a session that does not end or an event loop that is stuck fails a test that has passed so far.
class ServerThread {
 public:
  ServerThread(const ServerThread&) = delete;

  const Address& address() const { return address_; }
  TestClient connects() const { return TestClient(address_); }

  /// Returns once the server has dealt with all that was sent to it before.
  void settles();
  /// The event loop has nothing left to do and returns. To be asked for after a shutdown.
  void comes_to_its_end();

 protected:
  using Task = std::function<void()>;

  ServerThread();
  ~ServerThread() = default;

  asio::io_context& io() { return io_; }
  bool is_elsewhere() const { return elsewhere_; }

  /// Starts the thread with `start`; `close` will end what that began.
  void run(const asio::ip::tcp::endpoint& endpoint, Task start, Task close);
  /// Runs `task` on the server's thread; returns when it is done.
  void on_server_thread(const Task& task);
  /// Asks `condition` on the server's thread until it holds; if it never does, the test fails with `what` and
  /// `why`.
  void wait_until(const std::function<bool()>& condition, const std::string& what, const std::string& why);
  template <typename Server>
  void shut_down(Server& server) {
    on_server_thread([&server] {
      try {
        server.shutdown();
      } catch (const NotImplemented&) {  // noted already
      }
    });
    if (stub_reached()) fail(Verdict::not_implemented, {}, "");
  }
  /// Ends the thread. To be called by the destructor of the server that runs on it. `what` and `why`: should
  /// it not end.
  void stop(
      const std::string& what = "a session goes on although its connection is closed",
      const std::string& why = "An error of the socket must end run(): by its exception, or by a return.");

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

/// Step 01: the network layer alone, under a handler of the test's choice.
class TcpServerUnderTest : public ServerThread {
 public:
  /// The echo protocol, unless another handler is given.
  explicit TcpServerUnderTest(HandlerFactory make_handler = {}, SessionLimits limits = {});
  ~TcpServerUnderTest() noexcept(false) { stop(); }

  /// Calls TcpServer::shutdown().
  void shuts_down() { shut_down(server_); }
  std::size_t sessions();
  void comes_to_sessions(std::size_t count, const std::string& why);

 private:
  TcpServer server_;
};

/// Steps 02 on: the whole server. The clock is the test's.
class RedisUnderTest : public ServerThread {
 public:
  /// What a test wants to be different.
  struct Setup {
    bool active_expiry = false;
    Milliseconds expiry_period{1000};
    std::optional<Milliseconds> sampling_period = {};  // none: nothing is sampled
    std::function<void(CommandTable&)> commands = {};  // adds some of the test's own
    SessionLimits limits = {};                         // a server elsewhere has limits of its own
  };
  explicit RedisUnderTest(const Setup& setup);
  RedisUnderTest() : RedisUnderTest(Setup{}) {}
  ~RedisUnderTest() noexcept(false);

  /// Calls Server::shutdown().
  void shuts_down() { shut_down(*server_); }
  /// The clock goes on by that much, at once. A server elsewhere has a clock of its own: there it takes that
  /// long.
  void time_passes(Milliseconds by);

 private:
  bool expires_actively_;
  FakeClock clock_;
  std::optional<Server> server_;
};

}  // namespace mini_redis::testing
