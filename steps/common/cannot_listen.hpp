// Where a program listens, and what it says when it cannot.
#pragma once

#include <asio/ip/tcp.hpp>
#include <stdexcept>
#include <string_view>

namespace mini_redis {

/// Throws a BadOption that names `flag` if `text` is no IP address.
asio::ip::address address_to_listen_on(std::string_view flag, std::string_view text);

/// The error to throw, in one line: where the program could not listen, why, and what to do.
std::runtime_error cannot_listen(const asio::ip::tcp::endpoint& endpoint, const asio::error_code& why);

}  // namespace mini_redis
