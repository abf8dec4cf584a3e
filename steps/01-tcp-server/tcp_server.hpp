// Accepts connections, and makes a session for each.
#pragma once

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>

#include "01-tcp-server/given/session_list.hpp"

namespace mini_redis {

/// REQUIRES: it outlives io.run(), and is used only on the thread that runs io.
class TcpServer {
 public:
  /// GIVEN. Binds and listens; port 0 takes a free port. Throws asio::system_error (address in use, ...).
  TcpServer(asio::io_context& io, const asio::ip::tcp::endpoint& endpoint, HandlerFactory make_handler,
            SessionLimits limits = {})
      : acceptor_(io, endpoint), sessions_(std::move(make_handler), limits) {}

  /// TO WRITE. Accepts one connection after another, and starts a session for each without waiting for it to
  /// end. Ends with the asio::system_error operation_aborted once the acceptor is closed.
  asio::awaitable<void> listener();

  /// TO WRITE. Graceful shutdown: accepts no more connections, and lets every session finish what it has
  /// begun. Returns at once; io.run() returns when the last session has ended.
  void shutdown();

  // GIVEN.

  /// Abrupt shutdown: io.run() returns as soon as every session has noticed.
  void close() {
    asio::error_code ignored;
    acceptor_.close(ignored);
    sessions_.close_all();
  }

  /// The address and port that are really bound.
  asio::ip::tcp::endpoint local_endpoint() const { return acceptor_.local_endpoint(); }
  SessionList& sessions() { return sessions_; }

 private:
  asio::ip::tcp::acceptor acceptor_;
  SessionList sessions_;
};

}  // namespace mini_redis
