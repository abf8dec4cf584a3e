// The server of this step: four commands, and nothing else. It shares no layer with the other steps.
#pragma once

#include <asio/io_context.hpp>
#include <list>

#include "11-speed/given/parts.hpp"

namespace mini_redis {

class SpeedServer {
 public:
  /// Listens at once. Throws asio::system_error if it cannot. `io` lives longer than this, and runs on one
  /// thread.
  SpeedServer(asio::io_context& io, const asio::ip::tcp::endpoint& endpoint, Parts parts);

  /// With the port that it got, if 0 was asked for.
  asio::ip::tcp::endpoint endpoint() const { return acceptor_.local_endpoint(); }
  /// Serves clients, as long as `io` runs.
  void start();
  /// Closes everything. What waits ends with an error when `io` runs next.
  void close();

 private:
  struct Session {
    asio::ip::tcp::socket socket;
    RequestsOfClient requests;
  };
  using Place = std::list<Session>::iterator;
  struct Eraser;  // of a session, when its coroutine ends

  asio::awaitable<void> listen();
  asio::awaitable<void> run(Place session);

  asio::io_context& io_;
  Parts parts_;
  std::unique_ptr<Store> store_;
  asio::ip::tcp::acceptor acceptor_;
  std::list<Session> sessions_;
};

}  // namespace mini_redis
