// TCP carries a stream of bytes: reads and writes do not match up, and each may handle only a part.
#include <array>
#include <asio/awaitable.hpp>
#include <asio/buffer.hpp>
#include <asio/co_spawn.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>
#include <chrono>
#include <iostream>
#include <string>
#include <string_view>

#include "01_connected_pair.hpp"

using asio::ip::tcp;

namespace {

// Reads as many bytes as `bytes` has room for, in as many reads as it takes.
asio::awaitable<void> read_exactly(tcp::socket& socket, asio::mutable_buffer bytes) {
  while (bytes.size() > 0) {
    const std::size_t count = co_await socket.async_read_some(bytes, asio::use_awaitable);
    std::cout << "  a read brought " << count << " of " << bytes.size() << " bytes\n";
    bytes += count;
  }
}

// Sends three pieces with a pause between them, like a slow network.
asio::awaitable<void> send_in_pieces(tcp::socket socket) {
  asio::steady_timer pause(socket.get_executor());
  for (const std::string_view piece : {"0123", "456", "789 and what comes after"}) {
    co_await asio::async_write(socket, asio::buffer(piece), asio::use_awaitable);
    pause.expires_after(std::chrono::milliseconds(50));
    co_await pause.async_wait(asio::use_awaitable);
  }
}

asio::awaitable<void> receive_ten(tcp::socket socket) {
  std::array<char, 10> ten{};
  std::cout << "exactly ten bytes:\n";
  co_await read_exactly(socket, asio::buffer(ten));
  std::cout << "  \"" << std::string_view(ten.data(), ten.size()) << "\"\n";
}

void three_writes_and_one_read(ConnectedPair pair) {
  for (const std::string_view word : {"three ", "small ", "writes"})
    asio::write(pair.client, asio::buffer(word));
  std::array<char, 100> bytes{};
  const std::size_t count = pair.server.read_some(asio::buffer(bytes));
  std::cout << "three writes, one read: \"" << std::string_view(bytes.data(), count) << "\"\n";
}

void one_large_write(ConnectedPair pair) {
  pair.client.non_blocking(true);
  const std::string large(64 * 1024 * 1024, 'x');
  const std::size_t taken = pair.client.write_some(asio::buffer(large));
  std::cout << "one write took " << taken << " of " << large.size() << " bytes\n";
}

void rethrow(std::exception_ptr error) {
  if (error) std::rethrow_exception(error);
}

}  // namespace

int main() {
  asio::io_context io(1);
  three_writes_and_one_read(connected_pair(io));
  one_large_write(connected_pair(io));

  ConnectedPair pair = connected_pair(io);
  asio::co_spawn(io, send_in_pieces(std::move(pair.client)), rethrow);
  asio::co_spawn(io, receive_ten(std::move(pair.server)), rethrow);
  io.run();
}
