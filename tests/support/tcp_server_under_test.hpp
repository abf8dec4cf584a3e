// The network layer under test.
#pragma once

#include <atomic>

#include "01-tcp-server/tcp_server.hpp"
#include "support/server_thread.hpp"

namespace mini_redis::testing {

/// A handler of this kind for each client.
template <typename Handler>
HandlerFactory handlers() {
  return [](Client&) { return std::make_unique<Handler>(); };
}

/// Step 01: the network layer alone, with a handler that the test chooses.
class TcpServerUnderTest : public ServerThread {
 public:
  /// Uses the echo protocol unless another handler is given.
  explicit TcpServerUnderTest(HandlerFactory make_handler = {}, SessionLimits limits = {});
  ~TcpServerUnderTest() noexcept(false) { stop(); }

  /// Calls TcpServer::shutdown().
  void shuts_down() {
    shut_down([this] { server_.shutdown(); });
  }
  /// Expects that nobody listens any more.
  void refuses_connections(const std::string& why);
  std::size_t sessions();
  void comes_to_sessions(std::size_t count, const std::string& why);

 private:
  // What the handlers have done since something was sent last.
  struct Handling {
    std::atomic<int> begun = 0, called = 0, answered = 0;
  };
  class WatchedHandler;

  void request_begins() override;
  std::string explain_silence() override;
  HandlerFactory watched(HandlerFactory make_handler);

  Handling handling_;
  TcpServer server_;
};

}  // namespace mini_redis::testing
