// One client, its connection to the server, and every byte that passes between the two.
#pragma once

#include <asio/awaitable.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/steady_timer.hpp>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tap/conversation.hpp"
#include "tap/target.hpp"

namespace mini_redis::tap {

/// Passes bytes on first, and shows them afterwards. When one side stops sending, tells the other side so;
/// the other direction goes on. Reads no more until everything is passed on, so a slow side slows down the
/// other, as it would without the tap. Lives until both directions have ended. REQUIRES: target and
/// printer outlive it.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(int number, asio::ip::tcp::socket client, const Target& target, Printer& printer);

  /// Connects to the server, and starts to pass bytes on; returns at once.
  void start();

 private:
  using Socket = asio::ip::tcp::socket;

  struct Way {  // one of the two directions
    Direction direction;
    Socket& from;
    Socket& to;
    asio::steady_timer silence;                              // runs while a frame is incomplete
    std::vector<char> bytes = std::vector<char>(64 * 1024);  // the bytes of one read
  };

  asio::awaitable<void> connect();
  void connected(std::exception_ptr error);

  void start(Way& way);
  asio::awaitable<void> pass_all(Way& way);
  asio::awaitable<void> pass(Way& way, std::string_view bytes, asio::error_code& error);
  void show(Way& way, std::string_view bytes, Moment when);
  void input_ended(Way& way, const asio::error_code& error);
  void ended(Way& way, std::exception_ptr error);

  /// Only the first call counts: what comes later is a consequence of it.
  void note_end(std::string text);
  void close();

  int number_;
  const Target& target_;
  Printer& printer_;
  Socket client_;
  Socket server_;
  Way requests_;
  Way replies_;
  Conversation conversation_;
  int open_ways_ = 0;
  std::string end_;  // how the connection ended
};

}  // namespace mini_redis::tap
