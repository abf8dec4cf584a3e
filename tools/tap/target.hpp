// The server that the tap passes everything on to.
#pragma once

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <string>

namespace mini_redis::tap {

struct Target {
  std::string name;  // "127.0.0.1:6379", as the user gave it
  asio::ip::tcp::resolver::results_type endpoints;
};

/// Throws std::runtime_error, one line, if this machine does not know the host.
Target find_target(asio::io_context& io, const std::string& host, std::uint16_t port);

/// One line: why the connection to the server failed, and what to do.
std::string unreachable(const Target& target, const asio::error_code& why);

}  // namespace mini_redis::tap
