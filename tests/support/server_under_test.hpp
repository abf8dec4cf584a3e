// The server that a test talks to. It runs in the server's process; with MINI_REDIS_TEST_SERVER=host:port
// it is the server that listens there instead, such as a real redis-server.
#pragma once

#include <exception>
#include <functional>
#include <optional>
#include <string>

#include "support/client.hpp"
#include "support/server_process.hpp"

namespace mini_redis::testing {

/// What every server under test can do. Stopping it is the test's last check: a stub that was reached, a
/// session that does not end, or a stuck event loop fails a test that has passed so far.
class ServerUnderTest {
 public:
  ServerUnderTest(const ServerUnderTest&) = delete;

  const Address& address() const { return address_; }
  /// The server has accepted it, and its session has begun: or it would be luck whether the first bytes come
  /// before or after that. If the server's thread doesn't come back to its event loop, it isn't waited for.
  TestClient connects() const;

  /// Returns when the server has handled everything that was sent before.
  void settles();
  /// Whether the last warning in the server's log has these words. True if the log is not kept, but printed.
  static bool has_logged(const std::string& words);
  /// Waits until the event loop has nothing left to do and returns. Call it after a shutdown.
  void comes_to_its_end(const std::string& why = "");

 protected:
  ServerUnderTest();
  ~ServerUnderTest() = default;

  // What the coach asks: see ServerInsight.
  virtual std::string explain_silence() { return ""; }
  virtual std::string explain_wrong_reply(const std::string& /*expected*/, const std::string& /*received*/) {
    return "";
  }
  virtual bool has_handlers() const { return true; }

  bool is_elsewhere() const { return elsewhere_; }
  /// Starts the server: a fixture of a kind that is a ServerThread.
  void begin(const std::string& kind, const Words& arguments);
  /// Runs one of its operations. REQUIRES: it was started.
  Words run(const std::string& operation, const Words& arguments = {}) const {
    return server_->run(operation, arguments);
  }
  /// Asks until the condition holds; if it never does, the test fails with `what` and `why`.
  static void wait_until(const std::function<bool()>& condition, const std::string& what,
                         const std::string& why);
  /// Runs the server's own shutdown().
  void shut_down();
  /// Ends the server. The destructor of the class that has started it must call this. `what` and `why`
  /// are reported if it does not end by itself.
  void stop(const std::string& what = "a session goes on although its connection is closed",
            const std::string& why =
                "An error of the socket must end Session::run(), with its exception or with a return. When "
                "its acceptor is closed, TcpServer::listener() must end, too.");

 private:
  [[noreturn]] static void end_process(bool has_failed);

  bool elsewhere_ = false;
  Address address_;
  std::optional<FixtureHandle> server_;
  bool has_stopped_ = false;
  int exceptions_before_ = std::uncaught_exceptions();
};

}  // namespace mini_redis::testing
