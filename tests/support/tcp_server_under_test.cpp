#include "support/tcp_server_under_test.hpp"

#include <asio/co_spawn.hpp>
#include <utility>

#include "01-tcp-server/given/echo_handler.hpp"
#include "support/kernel.hpp"

namespace mini_redis::testing {

class TcpServerUnderTest::WatchedHandler final : public BytesHandler {
 public:
  WatchedHandler(std::unique_ptr<BytesHandler> handler, Handling& handling)
      : handler_(std::move(handler)), handling_(handling) {}

  AfterReply on_bytes(std::string_view& input, std::string& output) override {
    ++handling_.called;
    const std::size_t before = output.size();
    const AfterReply next = handler_->on_bytes(input, output);
    if (output.size() > before) ++handling_.answered;
    return next;
  }

 private:
  std::unique_ptr<BytesHandler> handler_;
  Handling& handling_;
};

HandlerFactory TcpServerUnderTest::watched(HandlerFactory make_handler) {
  return [this, make_handler = std::move(make_handler)](Client& client) {
    ++handling_.begun;
    return std::make_unique<WatchedHandler>(make_handler(client), handling_);
  };
}

TcpServerUnderTest::TcpServerUnderTest(HandlerFactory make_handler, SessionLimits limits)
    : server_(io(), free_port(), watched(make_handler ? std::move(make_handler) : handlers<EchoHandler>()), limits) {
  const auto start = [this] { asio::co_spawn(io(), server_.listener(), log_end_of_listener); };
  run(server_.local_endpoint(), start, [this] { server_.close(); });
}

void TcpServerUnderTest::request_begins() {
  handling_.called = handling_.answered = 0;
}

std::string TcpServerUnderTest::explain_silence() {
  if (clients_not_accepted(address().port) > 0)
    return "A client has connected and is not accepted: TcpServer::listener() is a loop, and accepts the next client as "
           "soon as it has started a session for the one before.";
  if (handling_.begun == 0) return "No session was started: TcpServer::listener() hands each new socket to sessions_.";
  if (handling_.called == 0)
    return "The handler was given nothing: Session::run() receives, and calls its on_bytes() with all that is unread.";
  if (handling_.answered == 0)
    return "The handler was called and had nothing to answer: take_line() has found no line, or Session::run() has not "
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
  std::size_t count = 0;
  on_server_thread([&] { count = server_.sessions().size(); });
  return count;
}

void TcpServerUnderTest::comes_to_sessions(std::size_t count, const std::string& why) {
  wait_until([&] { return server_.sessions().size() == count; },
             "expected the server to come to " + std::to_string(count) + " sessions; it does not", why);
}

}  // namespace mini_redis::testing
