// Where a program listens, and what it says when it cannot.
#pragma once

#include <asio/ip/tcp.hpp>
#include <stdexcept>
#include <string_view>

namespace mini_redis {

/// Changes where a program listens, for --port and --bind; false if `flag` is another one. Throws a BadOption
/// that names `flag` if `value` is not a port or not an IP address.
bool apply_endpoint_flag(asio::ip::tcp::endpoint& endpoint, std::string_view flag, std::string_view value);

/// The error to throw, in one line: where the program could not listen, why, and what to do.
std::runtime_error cannot_listen(const asio::ip::tcp::endpoint& endpoint, const asio::error_code& why);

}  // namespace mini_redis
