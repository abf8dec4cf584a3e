#include <asio/co_spawn.hpp>

#include "01-tcp-server/session.hpp"
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
      max_pushed_(limits.max_pushed),
      id_(next_id()),
      handler_(make_handler(*this)) {
  asio::error_code ignored;  // a peer that is gone already shows itself at the first read
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  socket_.non_blocking(true, ignored);
}

asio::awaitable<void> Session::flush() {
  if (flushing_) co_return;
  flushing_ = true;
  while (!output_.empty()) {
    sending_.swap(output_);
    co_await write_all(sending_);
    sending_.clear();
  }
  flushing_ = false;
}

void Session::push(std::string_view bytes) {
  output_ += bytes;
  if (output_.size() > max_pushed_) {
    log(LogLevel::warning, "client ", id_, ": too slow for what is sent to it; closed");
    return close();
  }
  if (flushing_) return;
  // The session is kept alive until the bytes are out, even if its run() ends before.
  auto self = shared_from_this();
  asio::co_spawn(socket_.get_executor(), flush(), [self](std::exception_ptr error) {
    if (error) self->close();
  });
}

void Session::finish() {
  asio::error_code ignored;  // not connected any more: nothing to finish
  socket_.shutdown(asio::ip::tcp::socket::shutdown_receive, ignored);
}

void Session::close() {
  asio::error_code ignored;
  socket_.close(ignored);
}

}  // namespace mini_redis
