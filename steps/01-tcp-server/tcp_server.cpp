#include "01-tcp-server/tcp_server.hpp"

#include <asio/use_awaitable.hpp>

#include "common/not_implemented.hpp"

namespace mini_redis {

asio::awaitable<void> TcpServer::listener() {
  // TODO: in an endless loop: wait for a connection, hand it to sessions_.
  not_implemented();
  co_return;
}

void TcpServer::shutdown() {
  // TODO: close the acceptor; tell the sessions to finish.
  not_implemented();
}

}  // namespace mini_redis
