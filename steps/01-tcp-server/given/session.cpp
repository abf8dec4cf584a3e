#include "01-tcp-server/session.hpp"

#include <asio/co_spawn.hpp>
#include <asio/post.hpp>
#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>

#include "common/log.hpp"

namespace mini_redis {
namespace {

std::uint64_t next_id() {
  static std::uint64_t last = 0;
  return ++last;
}

}  // namespace

Session::Session(asio::ip::tcp::socket socket, const HandlerFactory& make_handler, SessionLimits limits)
    : socket_(std::move(socket)),
      input_(limits.max_input),
      flushed_(socket_.get_executor(), asio::steady_timer::time_point::max()),
      max_pushed_(limits.max_pushed),
      id_(next_id()),
      handler_(make_handler(*this)) {
  asio::error_code ignored;  // a peer that is gone already shows itself at the first read
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  socket_.non_blocking(true, ignored);
}

asio::awaitable<void> Session::flush() {
  while ((held_ || flushing_) && socket_.is_open()) {  // push() is sending, and takes these bytes along
    asio::error_code woken;
    co_await flushed_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
  flushing_ = true;
  while (!output_.empty()) {
    sending_.swap(output_);
    co_await write_all(sending_);
    sending_.clear();
  }
  flushing_ = false;
  flushed_.cancel();
}

void Session::push(std::string_view bytes) {
  if (!socket_.is_open()) return;  // cut off already
  const bool will_be_flushed = held_ || flushing_ || !output_.empty();
  output_ += bytes;
  if (output_.size() > max_pushed_) {
    log(LogLevel::warning, "client ", id_, ": too slow for what is sent to it; closed");
    return close();
  }
  if (will_be_flushed) return;
  // Not at once: the handler may be in the middle of a reply. The session lives until the flush has ended: by the last
  // byte, or cut off because run() has ended.
  auto self = shared_from_this();
  asio::post(socket_.get_executor(), [self] {
    asio::co_spawn(self->socket_.get_executor(), self->flush(), [self](std::exception_ptr error) {
      if (error) self->close();
    });
  });
}

void Session::release(std::string_view answers) {
  output_ += answers;
  held_ = false;
  flushed_.cancel();
}

void Session::finish() {
  asio::error_code ignored;  // not connected any more: nothing to finish
  socket_.shutdown(asio::ip::tcp::socket::shutdown_receive, ignored);
}

void Session::close() {
  asio::error_code ignored;
  socket_.close(ignored);
  flushed_.cancel();
}

}  // namespace mini_redis
