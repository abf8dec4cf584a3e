// What a program says when its port is taken.
#pragma once

#include <asio/ip/tcp.hpp>
#include <stdexcept>

namespace mini_redis {

/// The error to throw, in one line: where the program could not listen, why, and what to do.
std::runtime_error cannot_listen(const asio::ip::tcp::endpoint& endpoint, const asio::error_code& why);

}  // namespace mini_redis
