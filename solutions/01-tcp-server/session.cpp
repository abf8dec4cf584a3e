#include "01-tcp-server/session.hpp"

#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

namespace mini_redis {

asio::awaitable<void> Session::run() {
  for (;;) {
    input_.received(co_await socket_.async_read_some(input_.free_space(), asio::use_awaitable));

    std::string_view unread = input_.unread();
    const AfterReply next = handler_->on_bytes(unread, output_);
    input_.keep(unread);

    co_await flush();
    if (next == AfterReply::close) co_return;
  }
}

asio::awaitable<void> Session::write_all(std::string_view bytes) {
  // The kernel nearly always has room for all of it: then there is no need to suspend.
  asio::error_code error;
  const std::size_t sent = socket_.write_some(asio::buffer(bytes), error);
  if (sent == bytes.size()) co_return;
  co_await asio::async_write(socket_, asio::buffer(bytes.substr(sent)), asio::use_awaitable);
}

}  // namespace mini_redis
