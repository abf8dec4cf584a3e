#include "support/tcp_server_under_test.hpp"

#include <asio/ip/tcp.hpp>

#include "support/kernel.hpp"

namespace mini_redis::testing {

TcpServerUnderTest::TcpServerUnderTest(const std::string& handler, std::optional<std::size_t> max_pushed) {
  begin("tcp server", {handler, max_pushed ? std::to_string(*max_pushed) : ""});
}

std::string TcpServerUnderTest::explain_silence() {
  if (clients_not_accepted(address().port) > 0)
    return "A client has connected and is not accepted: TcpServer::listener() is a loop, and accepts the "
           "next client as "
           "soon as it has started a session for the one before.";
  const Words handling = run("handling");
  const auto has = [&handling](std::size_t what) { return handling[what] != "0"; };
  if (!has(0)) return "No session was started: TcpServer::listener() hands each new socket to sessions_.";
  if (!has(1))
    return "The handler was given nothing: Session::run() receives, and calls its on_bytes() with all that "
           "is unread.";
  if (!has(2))
    return "The handler was called and had nothing to answer: take_line() has found no line, or "
           "Session::run() has not "
           "kept what came before.";
  return "The handler has answered, and nothing was sent: Session::run() awaits flush(), which calls "
         "Session::write_all().";
}

void TcpServerUnderTest::refuses_connections(const std::string& why) {
  asio::io_context io;
  asio::error_code error;
  asio::ip::tcp::socket(io).connect({asio::ip::make_address(address().host), address().port}, error);
  if (!error) fail(Verdict::wrong, {}, "expected the server to refuse a new connection; it takes it", why);
}

std::size_t TcpServerUnderTest::sessions() {
  return std::stoul(run("sessions")[0]);
}

void TcpServerUnderTest::comes_to_sessions(std::size_t count, const std::string& why) {
  wait_until([&] { return sessions() == count; },
             "expected the server to come to " + std::to_string(count) + " sessions; it does not", why);
}

}  // namespace mini_redis::testing
