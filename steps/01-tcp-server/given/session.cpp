#include "01-tcp-server/session.hpp"

#include <algorithm>
#include <asio/co_spawn.hpp>
#include <asio/post.hpp>
#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>
#include <utility>

#include "01-tcp-server/given/socket_options.hpp"
#include "common/log.hpp"

namespace mini_redis {
namespace {

constexpr std::size_t kept_space = 16 * 1024;  // of a string that has been sent

std::uint64_t next_id() {
  static std::uint64_t last = 0;
  return ++last;
}

// After end_with(): throws away whatever else the client has sent.
class DeafHandler final : public BytesHandler {
  AfterReply on_bytes(std::string_view& input, std::string&) override {
    input.remove_prefix(input.size());
    return AfterReply::close;
  }
};

}  // namespace

Session::Session(asio::ip::tcp::socket socket, const HandlerFactory& make_handler, SessionLimits limits,
                 const Watchers& watchers)
    : socket_(std::move(socket)),
      input_(limits.max_input, [this](std::string_view bytes) { note_arrival(bytes); }),
      flushed_(socket_.get_executor(), asio::steady_timer::time_point::max()),
      max_pushed_(limits.max_pushed),
      id_(next_id()),
      watchers_(watchers),
      handler_(make_handler(*this)) {
  set_options(socket_);
  for (SessionWatcher* watcher : watchers_) watcher->connected(*this);
}

void Session::drop_handler() {
  if (!handler_) return;
  for (SessionWatcher* watcher : watchers_) watcher->disconnected(*this);
  handler_.reset();
}

void Session::note_arrival(std::string_view bytes) {
  answers_begin_ = output_.size();
  for (SessionWatcher* watcher : watchers_) watcher->received(*this, bytes);
}

void Session::note_answers() {
  const std::string_view answers = std::string_view(output_).substr(std::min(answers_begin_, output_.size()));
  for (SessionWatcher* watcher : watchers_) watcher->answered(*this, answers);
}

asio::awaitable<void> Session::flush() {
  note_answers();
  return send_output();
}

asio::awaitable<void> Session::send_output() {
  while ((held_ || flushing_) && socket_.is_open()) {  // push() is sending, and sends these bytes too
    asio::error_code woken;
    co_await flushed_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
  flushing_ = true;
  while (!output_.empty()) {
    if (std::exchange(has_pushed_, false))
      for (SessionWatcher* watcher : watchers_) watcher->about_to_push();
    sending_.swap(output_);
    for (SessionWatcher* watcher : watchers_) watcher->sent(*this, sending_.size());
    co_await write_all(sending_);
    sending_.clear();
    if (sending_.capacity() > kept_space) sending_.shrink_to_fit();
  }
  flushing_ = false;
  flushed_.cancel();
}

void Session::push(std::string_view bytes) {
  if (!socket_.is_open()) return;  // already disconnected
  const bool will_be_sent = held_ || flushing_ || !output_.empty();
  const std::size_t start = output_.size();
  output_ += bytes;
  has_pushed_ = true;
  if (protocol() == Protocol::resp3 && bytes.starts_with('*')) output_[start] = '>';
  if (output_.size() > max_pushed_) {
    log(LogLevel::warning, "client ", id_, ": too slow to read what it is sent; closed");
    return close();
  }
  if (will_be_sent) return;
  // Not at once: the handler may be in the middle of a reply. `self` keeps the session alive until the
  // sending ends: after the last byte, or because run() has ended.
  auto self = shared_from_this();
  asio::post(socket_.get_executor(), [self] {
    asio::co_spawn(self->socket_.get_executor(), self->send_output(), [self](std::exception_ptr error) {
      if (error) self->close();
    });
  });
}

void Session::release(Caller caller) {
  require(held_, caller, "Client::release(): the client is not on hold");
  held_ = false;
  flushed_.cancel();
}

void Session::end_with(std::string_view last_words, Caller caller) {
  require(held_, caller, "Client::end_with(last_words): the client is not on hold");
  output_ = last_words;
  handler_ = std::make_unique<DeafHandler>();
  release(caller);
  finish();
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
