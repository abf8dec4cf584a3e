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

/// How much one client may make the server keep, in bytes.
struct SessionLimits {
  /// Of an unfinished message. Redis: client-query-buffer-limit.
  std::size_t max_input = 1024 * 1024 * 1024;
  /// Pushed and not sent yet. Redis: client-output-buffer-limit pubsub.
  std::size_t max_pushed = 32 * 1024 * 1024;
};

/// Lives as long as run() does: SessionList owns it, and destroying it closes the socket.
/// Everything happens on the one thread of the io_context.
class Session final : public Client, public std::enable_shared_from_this<Session> {
 public:
  using Watchers = std::vector<SessionWatcher*>;

  /// REQUIRES: `watchers` outlives the session.
  Session(asio::ip::tcp::socket socket, const HandlerFactory& make_handler, SessionLimits limits,
          const Watchers& watchers);

  /// TO WRITE. The life of the connection, in a loop: receive what there is into input_, give it to handler_,
  /// and flush() what the handler appended to output_ before receiving more. Ends when the handler says so
  /// (after the flush), or by the asio::system_error of a peer that closed or reset: whoever started run()
  /// takes care of that.
  asio::awaitable<void> run();

  /// GIVEN. Returns when all of output_ is sent. On hold that is after release().
  asio::awaitable<void> flush();

  // GIVEN. As Client says.
  std::uint64_t id() const override { return id_; }
  std::size_t unread() const override { return input_.unread().size(); }
  void push(std::string_view bytes) override;
  void hold() override { held_ = true; }
  void release() override;
  void end_with(std::string_view last_words) override;
  /// Receives no more. run() still answers what had arrived (on macOS: what it had received; the kernel drops the rest),
  /// sends it, and then meets the end of the input.
  void finish() override;

  /// GIVEN. Ends the connection now, whatever is still unsent.
  void close();
  /// GIVEN. Destroys the handler, before what it refers to goes. REQUIRES: run() has ended, or never goes on.
  void drop_handler();

 private:
  /// TO WRITE. Sends every one of `bytes`. One write takes as much as the kernel has room for, often not all.
  /// REQUIRES: `bytes` stay where they are until it is done.
  asio::awaitable<void> write_all(std::string_view bytes);

  // GIVEN.
  asio::awaitable<void> send_output();
  void note_arrival(std::string_view bytes);
  void note_answers();

  asio::ip::tcp::socket socket_;  // non-blocking, without Nagle's delay
  InputBuffer input_;             // received, not yet taken by the handler
  std::string output_;            // answered or pushed, not yet given to write_all()
  std::string sending_;           // what write_all() is sending: must not move meanwhile
  std::size_t answers_begin_ = 0;  // in output_: where the answers to the current read begin
  asio::steady_timer flushed_;  // never expires; cancelled to wake who waits for the end of a flush, or of a hold
  bool flushing_ = false;
  bool held_ = false;
  std::size_t max_pushed_;
  std::uint64_t id_;
  const Watchers& watchers_;
  std::unique_ptr<BytesHandler> handler_;  // last: may use all of the above until it is gone
};

}  // namespace mini_redis
