#include "11-speed/given/speed_server.hpp"

#include <asio/co_spawn.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>

#include "01-tcp-server/given/socket_options.hpp"
#include "common/log.hpp"

namespace mini_redis {
namespace {

// Of a coroutine: a client that leaves, or a server that closes, is not news.
void log_end_of_session(std::exception_ptr error) try {
  if (error) std::rethrow_exception(error);
} catch (const asio::system_error&) {
} catch (const std::exception& e) {
  log(LogLevel::warning, "a session has ended: ", e.what());
}

}  // namespace

SpeedServer::SpeedServer(asio::io_context& io, const asio::ip::tcp::endpoint& endpoint, Parts parts)
    : io_(io), parts_(std::move(parts)), store_(parts_.make_store()), acceptor_(io, endpoint) {}

void SpeedServer::start() {
  asio::co_spawn(io_, listen(), log_end_of_session);
}

asio::awaitable<void> SpeedServer::listen() {
  asio::steady_timer pause(io_);
  for (;;) {
    asio::error_code error;
    auto socket = co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (error) {  // out of file descriptors, most likely
      if (!acceptor_.is_open()) co_return;
      log(LogLevel::warning, "cannot accept a connection: ", error.message());
      pause.expires_after(std::chrono::milliseconds(100));
      co_await pause.async_wait(asio::use_awaitable);
      continue;
    }
    set_options(socket);
    const Place session =
        sessions_.insert(sessions_.end(), Session{std::move(socket), RequestsOfClient(parts_, *store_)});
    asio::co_spawn(io_, run(session), log_end_of_session);
  }
}

struct SpeedServer::Eraser {
  std::list<Session>& sessions;
  Place session;
  ~Eraser() { sessions.erase(session); }
};

asio::awaitable<void> SpeedServer::run(Place session) {
  const Eraser eraser{sessions_, session};
  co_await parts_.serve(session->socket, session->requests);
}

void SpeedServer::close() {
  asio::error_code ignored;
  acceptor_.close(ignored);
  for (Session& session : sessions_) session.socket.close(ignored);
}

}  // namespace mini_redis
