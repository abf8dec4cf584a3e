#include "11-speed/pipeline.hpp"

#include <asio/buffer.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

#include "11-speed/given/slow/slow.hpp"

namespace mini_redis::slow {

asio::awaitable<void> serve(asio::ip::tcp::socket& socket, RequestsOfClient& requests) {
  std::string input;
  while (!requests.are_over()) {
    std::string received(512, '\0');
    received.resize(co_await socket.async_read_some(asio::buffer(received), asio::use_awaitable));
    input += received;
    for (;;) {
      std::string_view unread = input;
      std::string output;
      const bool was_whole = requests.run_next(unread, output);
      if (!output.empty()) co_await asio::async_write(socket, asio::buffer(output), asio::use_awaitable);
      input = std::string(unread);
      if (!was_whole) break;
    }
  }
}

}  // namespace mini_redis::slow
