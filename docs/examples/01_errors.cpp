// The end of a connection, as an exception and as a value; one peer closes, another one resets.
#include <array>
#include <asio/awaitable.hpp>
#include <asio/buffer.hpp>
#include <asio/co_spawn.hpp>
#include <asio/error.hpp>
#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>
#include <iostream>

#include "01_connected_pair.hpp"

using asio::ip::tcp;

namespace {

// Loops until an exception ends it.
asio::awaitable<void> count_bytes(tcp::socket socket) {
  std::array<char, 100> bytes{};
  for (;;) {
    const std::size_t count = co_await socket.async_read_some(asio::buffer(bytes), asio::use_awaitable);
    std::cout << "received " << count << " bytes\n";
  }
}

// The same, for when you want to handle the error on the spot.
asio::awaitable<void> count_bytes_by_value(tcp::socket socket) {
  std::array<char, 100> bytes{};
  for (;;) {
    asio::error_code error;
    const std::size_t count = co_await socket.async_read_some(
        asio::buffer(bytes), asio::redirect_error(asio::use_awaitable, error));
    if (error) {
      std::cout << "by value: " << error.message() << "\n";
      co_return;
    }
    std::cout << "received " << count << " bytes\n";
  }
}

void report(std::exception_ptr error) try {
  if (error) std::rethrow_exception(error);
} catch (const asio::system_error& e) {
  std::cout << "as an exception: " << e.code().message() << (e.code() == asio::error::eof ? " (eof)" : "")
            << "\n";
}

}  // namespace

int main() {
  asio::io_context io(1);
  ConnectedPair polite = connected_pair(io), rude = connected_pair(io);
  asio::write(polite.client, asio::buffer("hello", 5));

  polite.client.close();
  asio::co_spawn(io, count_bytes(std::move(polite.server)), report);
  io.run();

  rude.client.set_option(tcp::socket::linger(true, 0));  // close() now drops everything and sends a reset
  rude.client.close();
  asio::co_spawn(io, count_bytes_by_value(std::move(rude.server)), report);
  io.restart();
  io.run();
}
