// Accepts connections and makes each one a session.
#pragma once

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>

#include "01-tcp-server/given/session_list.hpp"

namespace mini_redis {

/// REQUIRES: outlives io.run(), and everything happens on the thread that runs it.
class TcpServer {
 public:
  /// Binds and listens; port 0 takes a free one. Throws asio::system_error (address in use, ...).
  TcpServer(asio::io_context& io, const asio::ip::tcp::endpoint& endpoint, HandlerFactory make_handler,
            SessionLimits limits = {})
      : acceptor_(io, endpoint), sessions_(std::move(make_handler), limits) {}

  /// TO WRITE. Accepts connection after connection and starts a session for each, without waiting for it to
  /// end. Ends by the asio::system_error operation_aborted once the acceptor is closed.
  asio::awaitable<void> listener();

  /// TO WRITE. The graceful end: accepts no more, and lets every session finish what it has begun.
  /// Returns at once; io.run() returns when the last session has ended.
  void shutdown();

  /// The abrupt end: io.run() returns as soon as every session has noticed.
  void close() {
    asio::error_code ignored;
    acceptor_.close(ignored);
    sessions_.close_all();
  }

  /// The address and port really bound.
  asio::ip::tcp::endpoint local_endpoint() const { return acceptor_.local_endpoint(); }
  SessionList& sessions() { return sessions_; }

 private:
  asio::ip::tcp::acceptor acceptor_;
  SessionList sessions_;
};

}  // namespace mini_redis
