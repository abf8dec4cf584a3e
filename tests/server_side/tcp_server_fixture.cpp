#include "server_side/tcp_server_fixture.hpp"

#include <asio/co_spawn.hpp>
#include <utility>

#include "01-tcp-server/given/echo_handler.hpp"

namespace mini_redis::testing {
namespace {

// Static objects of other files fill it, so it cannot be one itself.
std::map<std::string, HandlerFactory>& known_handlers() {
  static std::map<std::string, HandlerFactory> instance;
  return instance;
}

const TestHandler echo_handler("echo", handlers<EchoHandler>());
const FixtureKind tcp_server_kind("tcp server", [](const Words& arguments) {
  return std::make_unique<TcpServerFixture>(arguments);
});

SessionLimits limits_with(const std::string& max_pushed) {
  SessionLimits limits;
  if (!max_pushed.empty()) limits.max_pushed = std::stoul(max_pushed);
  return limits;
}

}  // namespace

TestHandler::TestHandler(const std::string& name, HandlerFactory make) {
  known_handlers()[name] = std::move(make);
}

class TcpServerFixture::WatchedHandler final : public BytesHandler {
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

HandlerFactory TcpServerFixture::watched(HandlerFactory make_handler) {
  return [this, make_handler = std::move(make_handler)](Client& client) {
    ++handling_.begun;
    return std::make_unique<WatchedHandler>(make_handler(client), handling_);
  };
}

TcpServerFixture::TcpServerFixture(const Words& arguments)
    : server_(io(), free_port(), watched(known_handlers().at(arguments[0])), limits_with(arguments[1])) {
  offers("sessions", [this](const Words&) {
    std::size_t count = 0;
    on_server_thread([&] { count = server_.sessions().size(); });
    return Words{std::to_string(count)};
  });
  offers("shut down", [this](const Words&) {
    shut_down([this] { server_.shutdown(); });
    return Words{};
  });
  offers("handling", [this](const Words&) {
    return Words{std::to_string(handling_.begun), std::to_string(handling_.called),
                 std::to_string(handling_.answered)};
  });
  const auto start = [this] { asio::co_spawn(io(), server_.listener(), log_end_of_listener); };
  run_server(server_.local_endpoint(), start, [this] { server_.close(); });
}

}  // namespace mini_redis::testing
