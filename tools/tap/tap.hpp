// Listens for clients, and gives each one its own connection to the server.
#pragma once

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>

#include "tap/printer.hpp"
#include "tap/target.hpp"

namespace mini_redis::tap {

/// REQUIRES: it outlives io.run(), and so does the printer.
class Tap {
 public:
  /// Listens on the loopback address; port 0 takes a free port. Throws std::runtime_error if it cannot.
  Tap(asio::io_context& io, std::uint16_t port, Target target, Printer& printer);

  /// Accepts one client after another. Ends only with an exception.
  asio::awaitable<void> listener();

  asio::ip::tcp::endpoint endpoint() const { return acceptor_.local_endpoint(); }
  const Target& target() const { return target_; }

 private:
  asio::ip::tcp::acceptor acceptor_;
  Target target_;
  Printer& printer_;
  int connections_ = 0;
};

}  // namespace mini_redis::tap
