// A server of doors: each guest is told when the door is open.
// Wrong: the next guest waits until the one before has left. Right: nobody waits.
#include <array>
#include <asio/awaitable.hpp>
#include <asio/buffer.hpp>
#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>
#include <chrono>
#include <iostream>

using asio::ip::tcp;
using namespace std::chrono_literals;

namespace {

void ignore(std::exception_ptr) {}

// Says welcome, and stays until the guest leaves.
asio::awaitable<void> welcome(tcp::socket socket) {
  co_await asio::async_write(socket, asio::buffer("welcome", 7), asio::use_awaitable);
  std::array<char, 1> byte{};
  asio::error_code left;
  while (!left)
    co_await socket.async_read_some(asio::buffer(byte), asio::redirect_error(asio::use_awaitable, left));
}

// Wrong: the door stays shut until the guest has left.
asio::awaitable<void> open_door_wrong(tcp::acceptor& door) {
  for (;;) co_await welcome(co_await door.async_accept(asio::use_awaitable));
}

// Right: the guest's coroutine is started, and the door opens again at once.
asio::awaitable<void> open_door(tcp::acceptor& door) {
  for (;;)
    asio::co_spawn(door.get_executor(), welcome(co_await door.async_accept(asio::use_awaitable)), ignore);
}

asio::awaitable<void> visit(tcp::acceptor& door) {
  tcp::socket first(door.get_executor()), second(door.get_executor());
  co_await first.async_connect(door.local_endpoint(), asio::use_awaitable);
  co_await second.async_connect(door.local_endpoint(), asio::use_awaitable);

  asio::steady_timer leaves(door.get_executor(), 300ms);
  leaves.async_wait([&first](asio::error_code) {
    std::cout << "  the first leaves\n";
    first.close();
  });
  std::array<char, 7> bytes{};
  co_await second.async_read_some(asio::buffer(bytes), asio::use_awaitable);
  std::cout << "  the second is welcome\n";
  if (first.is_open()) co_await leaves.async_wait(asio::use_awaitable);
  door.close();
}

void play(asio::awaitable<void> (*open)(tcp::acceptor&)) {
  asio::io_context io(1);
  tcp::acceptor door(io, {asio::ip::address_v4::loopback(), 0});
  asio::co_spawn(io, open(door), ignore);
  asio::co_spawn(io, visit(door), ignore);
  io.run();
}

}  // namespace

int main() {
  std::cout << "one by one:\n";
  play(open_door_wrong);
  std::cout << "side by side:\n";
  play(open_door);
}
