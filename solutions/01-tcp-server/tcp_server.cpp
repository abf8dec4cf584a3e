#include "01-tcp-server/tcp_server.hpp"

#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>

#include "common/log.hpp"

namespace mini_redis {

asio::awaitable<void> TcpServer::listener() {
  asio::steady_timer pause(acceptor_.get_executor());
  while (acceptor_.is_open()) {
    asio::error_code error;
    asio::ip::tcp::socket socket =
        co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (!error) {
      sessions_.start(std::move(socket));
    } else if (acceptor_.is_open()) {
      // Out of file descriptors, most likely: those we have must end before another can begin.
      log(LogLevel::warning, "cannot accept a connection: ", error.message());
      pause.expires_after(std::chrono::milliseconds(100));
      co_await pause.async_wait(asio::use_awaitable);
    }
  }
}

void TcpServer::shutdown() {
  acceptor_.close();
  sessions_.finish_all();
}

}  // namespace mini_redis
