#include "01-tcp-server/given/socket_options.hpp"

#include <netinet/tcp.h>

namespace mini_redis {
namespace {

#ifdef TCP_KEEPIDLE
constexpr int silence_option = TCP_KEEPIDLE;
#else
constexpr int silence_option = TCP_KEEPALIVE;  // macOS
#endif

void set_tcp_option(asio::ip::tcp::socket& socket, int name, int value) {
  ::setsockopt(socket.native_handle(), IPPROTO_TCP, name, &value, sizeof value);
}

}  // namespace

void set_options(asio::ip::tcp::socket& socket) {
  asio::error_code ignored;
  socket.non_blocking(true, ignored);
  socket.set_option(asio::ip::tcp::no_delay(true), ignored);
  socket.set_option(asio::socket_base::keep_alive(true), ignored);
  set_tcp_option(socket, silence_option, keep_alive.count());
  set_tcp_option(socket, TCP_KEEPINTVL, keep_alive.count() / 3);
  set_tcp_option(socket, TCP_KEEPCNT, 3);
}

}  // namespace mini_redis
