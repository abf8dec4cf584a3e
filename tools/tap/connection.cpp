#include "tap/connection.hpp"

#include <asio/buffer.hpp>
#include <asio/co_spawn.hpp>
#include <asio/connect.hpp>
#include <asio/error.hpp>
#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

namespace mini_redis::tap {
namespace {

constexpr std::chrono::seconds patience{1};  // how long to wait for the rest of a frame

std::string_view sender(Direction direction) {
  return direction == Direction::request ? "client" : "server";
}

std::string_view receiver(Direction direction) {
  return direction == Direction::request ? "server" : "client";
}

std::string message_of(std::exception_ptr error) try {
  std::rethrow_exception(error);
} catch (const std::exception& e) {
  return e.what();
}

std::string cut_off_by(std::string_view who, const asio::error_code& why) {
  return "cut off by the " + std::string(who) + ": " + why.message();
}

}  // namespace

Connection::Connection(int number, Socket client, const Target& target, Printer& printer)
    : number_(number),
      target_(target),
      printer_(printer),
      client_(std::move(client)),
      server_(client_.get_executor()),
      requests_{Direction::request, client_, server_, asio::steady_timer(client_.get_executor())},
      replies_{Direction::reply, server_, client_, asio::steady_timer(client_.get_executor())},
      conversation_(number, printer) {}

void Connection::start() {
  asio::co_spawn(client_.get_executor(), connect(),
                 [self = shared_from_this()](std::exception_ptr error) { self->connected(error); });
}

asio::awaitable<void> Connection::connect() {
  co_await asio::async_connect(server_, target_.endpoints, asio::use_awaitable);
  for (Socket* socket : {&client_, &server_}) {
    asio::error_code ignored;  // if the peer is already gone, the first read says so
    socket->set_option(asio::ip::tcp::no_delay(true), ignored);
    socket->non_blocking(true, ignored);
  }
}

void Connection::connected(std::exception_ptr error) try {
  if (error) std::rethrow_exception(error);
  printer_.note(number_, "opened");
  start(requests_);
  start(replies_);
} catch (const asio::system_error& e) {
  printer_.note(number_, unreachable(target_, e.code()));
}

void Connection::start(Way& way) {
  ++open_ways_;
  asio::co_spawn(client_.get_executor(), pass_all(way),
                 [self = shared_from_this(), &way](std::exception_ptr error) { self->ended(way, error); });
}

asio::awaitable<void> Connection::pass_all(Way& way) {
  for (;;) {
    asio::error_code error;
    const std::size_t count = co_await way.from.async_read_some(
        asio::buffer(way.bytes), asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return input_ended(way, error);
    co_await pass(way, {way.bytes.data(), count}, error);
    // What the receiver sent before it left may still be on its way to the other side. So that direction goes
    // on, and ends by itself.
    if (error) co_return note_end(cut_off_by(receiver(way.direction), error));
  }
}

// Shows the bytes after the first write, but before the wait for room in the kernel. So no reply is shown
// before its request.
asio::awaitable<void> Connection::pass(Way& way, std::string_view bytes, asio::error_code& error) {
  const Moment when = std::chrono::steady_clock::now();
  asio::error_code no_room;  // or something worse: the second write will report it
  const std::size_t sent = way.to.write_some(asio::buffer(bytes), no_room);
  show(way, bytes, when);
  if (sent == bytes.size()) co_return;
  co_await asio::async_write(way.to, asio::buffer(bytes.substr(sent)),
                             asio::redirect_error(asio::use_awaitable, error));
}

void Connection::input_ended(Way& way, const asio::error_code& error) {
  if (error != asio::error::eof) {
    note_end(cut_off_by(sender(way.direction), error));
    return close();
  }
  note_end("closed by the " + std::string(sender(way.direction)));
  asio::error_code ignored;  // the other side may be gone, too
  way.to.shutdown(Socket::shutdown_send, ignored);
}

void Connection::show(Way& way, std::string_view bytes, Moment when) {
  conversation_.passed(way.direction, bytes, when);
  way.silence.cancel();
  if (!conversation_.has_something_to_show(way.direction)) return;
  way.silence.expires_after(patience);
  way.silence.async_wait([self = shared_from_this(), &way](const asio::error_code& cancelled) {
    if (!cancelled && way.silence.expiry() <= std::chrono::steady_clock::now())
      self->conversation_.silent(way.direction);
  });
}

void Connection::note_end(std::string text) {
  if (end_.empty()) end_ = std::move(text);
}

void Connection::ended(Way& way, std::exception_ptr error) {
  way.silence.cancel();
  if (error) {  // out of memory, most likely
    note_end("closed after an error: " + message_of(error));
    close();
  }
  if (--open_ways_ > 0) return;
  close();
  conversation_.ended();
  printer_.note(number_, end_);
}

void Connection::close() {
  asio::error_code ignored;
  client_.close(ignored);
  server_.close(ignored);
}

}  // namespace mini_redis::tap
