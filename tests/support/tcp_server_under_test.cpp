#include "support/tcp_server_under_test.hpp"

#include <asio/ip/tcp.hpp>

#include "support/kernel.hpp"

namespace mini_redis::testing {

TcpServerUnderTest::TcpServerUnderTest(const std::string& handler, std::optional<std::size_t> max_pushed) {
  begin("tcp server", {handler, max_pushed ? std::to_string(*max_pushed) : ""});
}

std::string TcpServerUnderTest::explain_silence() {
  if (clients_not_accepted(address().port) > 0)
    return "A client connected, but it isn't accepted: TcpServer::listener() must be a loop, and accept the "
           "next client as soon as it has started a session for the one before.";
  const Words handling = run("handling");
  const auto has = [&handling](std::size_t what) { return handling[what] != "0"; };
  if (!has(0)) return "No session was started: TcpServer::listener() must hand each new socket to sessions_.";
  if (!has(1))
    return "The handler didn't get anything: Session::run() must receive, and call on_bytes() with all "
           "unread bytes.";
  if (!has(2))
    return "The handler was called, but had nothing to answer: take_line() didn't find a line, or "
           "Session::run() didn't keep the bytes from before.";
  return "The handler answered, but nothing was sent: Session::run() must await flush(), which calls "
         "Session::write_all().";
}

void TcpServerUnderTest::refuses_connections(const std::string& why) {
  asio::io_context io;
  asio::error_code error;
  asio::ip::tcp::socket(io).connect({asio::ip::make_address(address().host), address().port}, error);
  if (!error)
    fail(Verdict::wrong, {}, "expected the server to refuse a new connection, but it accepts one", why);
}

std::size_t TcpServerUnderTest::sessions() {
  return std::stoul(run("sessions")[0]);
}

void TcpServerUnderTest::comes_to_sessions(std::size_t count, const std::string& why) {
  wait_until([&] { return sessions() == count; },
             "expected the server to come to " + std::to_string(count) + " sessions; it doesn't", why);
}

}  // namespace mini_redis::testing
