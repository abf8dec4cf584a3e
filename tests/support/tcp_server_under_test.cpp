#include "support/tcp_server_under_test.hpp"

#include <asio/co_spawn.hpp>
#include <utility>

#include "01-tcp-server/given/echo_handler.hpp"

namespace mini_redis::testing {

TcpServerUnderTest::TcpServerUnderTest(HandlerFactory make_handler, SessionLimits limits)
    : server_(io(), free_port(), make_handler ? std::move(make_handler) : handlers<EchoHandler>(), limits) {
  const auto start = [this] { asio::co_spawn(io(), server_.listener(), log_end_of_listener); };
  run(server_.local_endpoint(), start, [this] { server_.close(); });
}

void TcpServerUnderTest::refuses_connections(const std::string& why) {
  asio::io_context io;
  asio::error_code error;
  asio::ip::tcp::socket(io).connect({asio::ip::make_address(address().host), address().port}, error);
  if (!error) fail(Verdict::wrong, {}, "expected the server to refuse a new connection; it takes it", why);
}

std::size_t TcpServerUnderTest::sessions() {
  std::size_t count = 0;
  on_server_thread([&] { count = server_.sessions().size(); });
  return count;
}

void TcpServerUnderTest::comes_to_sessions(std::size_t count, const std::string& why) {
  wait_until([&] { return server_.sessions().size() == count; },
             "expected the server to come to " + std::to_string(count) + " sessions; it does not", why);
}

}  // namespace mini_redis::testing
