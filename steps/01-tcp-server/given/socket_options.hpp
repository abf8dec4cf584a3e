// How a client's socket is set up.
#pragma once

#include <asio/ip/tcp.hpp>
#include <chrono>

namespace mini_redis {

/// So long a client may be silent before the kernel asks whether it is still there. It asks three times, a
/// third of that apart; then the connection ends. Redis: tcp-keepalive.
inline constexpr std::chrono::seconds keep_alive{300};

/// Makes the socket non-blocking, without Nagle's delay, and lets the kernel look after it as above. If the
/// peer is already gone, nothing happens: the first read says so.
/// Redis: createClient(), anetKeepAlive().
void set_options(asio::ip::tcp::socket& socket);

}  // namespace mini_redis
