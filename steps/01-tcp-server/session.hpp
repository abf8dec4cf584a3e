// One connection: receives bytes, lets the handler answer, sends the answers.
#pragma once

#include <asio/awaitable.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/steady_timer.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "01-tcp-server/given/bytes_handler.hpp"
#include "01-tcp-server/given/input_buffer.hpp"
#include "01-tcp-server/given/session_watcher.hpp"

namespace mini_redis {

/// What clients may take up in the server, and which clients it serves.
struct SessionLimits {
  /// Bytes of one client's incomplete message. Redis: client-query-buffer-limit.
  std::size_t max_input = 1024 * 1024 * 1024;
  /// Bytes that are pushed to one client and not sent yet. Redis: client-output-buffer-limit pubsub.
  std::size_t max_pushed = 32 * 1024 * 1024;
  /// Clients at a time. Redis: maxclients.
  std::size_t max_clients = 10'000;
  /// Serves the clients of this machine, and no others. Redis: protected-mode.
  bool protected_mode = true;
};

/// Lives as long as run() does: SessionList owns it, and destroying it closes the socket.
/// Everything happens on the one thread that runs the io_context.
class Session final : public Client, public std::enable_shared_from_this<Session> {
 public:
  using Watchers = std::vector<SessionWatcher*>;

  /// GIVEN. REQUIRES: `watchers` outlives the session.
  Session(asio::ip::tcp::socket socket, const HandlerFactory& make_handler, SessionLimits limits,
          const Watchers& watchers);

  /// TO WRITE. The life of the connection, in a loop: receive what there is into input_, pass it to handler_,
  /// and flush() what the handler appended to output_ before you receive more. Returns when the handler says
  /// so (after the flush). If the peer closes or resets the connection, ends with the asio::system_error for
  /// that, or returns. What the handler throws leaves run(): the code that started it writes it to the log.
  asio::awaitable<void> run();

  /// GIVEN. Returns when all of output_ is sent. If the client is on hold, that is after release().
  asio::awaitable<void> flush();

  // GIVEN.
  std::uint64_t id() const override { return id_; }
  std::size_t unread() const override { return input_.unread().size(); }
  void push(std::string_view bytes) override;
  void hold() override { held_ = true; }
  void release(Caller caller) override;
  void end_with(std::string_view last_words, Caller caller) override;
  /// Receives nothing more. run() still answers what had arrived, sends the answers, and then reads the end
  /// of the input. (On macOS it answers only what it had received: the kernel drops the rest.)
  void finish() override;

  /// GIVEN. Ends the connection now, even if some output is still unsent.
  void close();
  /// GIVEN. Destroys the handler, before the objects it refers to are destroyed. REQUIRES: run() has ended,
  /// or will never be resumed.
  void drop_handler();

 private:
  /// TO WRITE. Sends all of `bytes`. One write takes as much as the kernel has room for, and that is often
  /// not all. REQUIRES: `bytes` stay where they are until write_all() is done.
  asio::awaitable<void> write_all(std::string_view bytes);

  // GIVEN.
  asio::awaitable<void> send_output();
  void note_arrival(std::string_view bytes);
  void note_answers();

  asio::ip::tcp::socket socket_;   // non-blocking, without Nagle's delay
  InputBuffer input_;              // received, not yet taken by the handler
  std::string output_;             // answers and pushed bytes, not yet given to write_all()
  std::string sending_;            // what write_all() is sending; must not move in the meantime
  std::size_t answers_begin_ = 0;  // where the answers to the current read begin in output_
  // Never expires. It is cancelled to wake coroutines that wait for a flush or a hold to end.
  asio::steady_timer flushed_;
  bool flushing_ = false;
  bool held_ = false;
  bool has_pushed_ = false;  // some of output_ was push()ed
  std::size_t max_pushed_;
  std::uint64_t id_;
  const Watchers& watchers_;
  std::unique_ptr<BytesHandler> handler_;  // last, because it may use all of the above until it is destroyed
};

}  // namespace mini_redis
