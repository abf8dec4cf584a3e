#include "tap/tap.hpp"

#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <memory>
#include <stdexcept>

#include "common/cannot_listen.hpp"
#include "common/log.hpp"
#include "tap/connection.hpp"

namespace mini_redis::tap {
namespace {

using asio::ip::tcp;

tcp::acceptor listening_acceptor(asio::io_context& io, const tcp::endpoint& endpoint) try {
  return tcp::acceptor(io, endpoint);
} catch (const asio::system_error& e) {
  throw cannot_listen(endpoint, e.code());
}

}  // namespace

Tap::Tap(asio::io_context& io, std::uint16_t port, Target target, Printer& printer)
    : acceptor_(listening_acceptor(io, {asio::ip::address_v4::loopback(), port})),
      target_(std::move(target)),
      printer_(printer) {
  for (const auto& entry : target_.endpoints)
    if (entry.endpoint() == endpoint())
      throw std::runtime_error(
          "--to names the port that the tap itself listens on: choose another with --port");
}

asio::awaitable<void> Tap::listener() {
  asio::steady_timer pause(acceptor_.get_executor());
  for (;;) {
    asio::error_code error;
    tcp::socket client = co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (!error) {
      std::make_shared<Connection>(++connections_, std::move(client), target_, printer_)->start();
      continue;
    }
    // Out of file descriptors, most likely: connections must end before another can begin.
    log(LogLevel::warning, "cannot accept a connection: ", error.message());
    pause.expires_after(std::chrono::milliseconds(100));
    co_await pause.async_wait(asio::use_awaitable);
  }
}

}  // namespace mini_redis::tap
