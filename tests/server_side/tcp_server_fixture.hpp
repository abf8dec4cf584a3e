// The network layer alone, in the server's process.
#pragma once

#include <atomic>

#include "01-tcp-server/tcp_server.hpp"
#include "server_side/server_thread.hpp"

namespace mini_redis::testing {

/// The fixture "tcp server". Arguments: the name of a TestHandler, and the most bytes that may be pushed
/// to a client; empty for the server's own limit. Operations, beside those of ServerThread:
///   sessions  -> how many there are
///   shut down calls TcpServer::shutdown()
///   handling  -> how many handlers have begun; how often they were called, and have answered, since the
///             last request
class TcpServerFixture final : public ServerThread {
 public:
  explicit TcpServerFixture(const Words& arguments);
  ~TcpServerFixture() override { finish(); }

 private:
  struct Handling {
    std::atomic<int> begun = 0, called = 0, answered = 0;
  };
  class WatchedHandler;

  void request_begins() override { handling_.called = handling_.answered = 0; }
  HandlerFactory watched(HandlerFactory make_handler);

  Handling handling_;
  TcpServer server_;
};

/// Makes a handler known by its name, for the whole program: define one as a static object.
struct TestHandler {
  TestHandler(const std::string& name, HandlerFactory make);
};

/// A handler of this kind for each client.
template <typename Handler>
HandlerFactory handlers() {
  return [](Client&) { return std::make_unique<Handler>(); };
}

}  // namespace mini_redis::testing
