#include "11-speed/pipeline.hpp"

#include <asio/buffer.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>
#include <cstring>
#include <string>

namespace mini_redis {
namespace {

constexpr std::size_t most_input = std::size_t{1} << 30;  // Redis: client-query-buffer-limit

}  // namespace

asio::awaitable<void> serve(asio::ip::tcp::socket& socket, RequestsOfClient& requests) {
  std::string input, output;
  std::size_t size = 0;  // so much of the input has come; what is after it is room
  while (!requests.are_over()) {
    if (input.size() < size + read_size) input.resize(size + read_size);
    size += co_await socket.async_read_some(asio::buffer(&input[size], read_size), asio::use_awaitable);

    std::string_view unread(input.data(), size);
    while (requests.run_next(unread, output)) continue;
    std::memmove(input.data(), unread.data(), unread.size());
    size = unread.size();

    if (!output.empty()) co_await asio::async_write(socket, asio::buffer(output), asio::use_awaitable);
    output.clear();
    if (size > most_input) co_return;
  }
}

}  // namespace mini_redis
