// A server that counts clicks: a client sends '+' to add one and '?' to ask. All clients share one count.
#include <array>
#include <asio/awaitable.hpp>
#include <asio/buffer.hpp>
#include <asio/co_spawn.hpp>
#include <asio/error.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/read_until.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

using asio::ip::tcp;

namespace {

// What the bytes mean. Knows nothing about sockets.
class Clicks {
 public:
  std::string answer(std::string_view keys) {
    std::string text;
    for (const char key : keys) {
      if (key == '+')
        ++count_;
      else if (key == '?')
        text += std::to_string(count_) + "\n";
      else
        throw std::invalid_argument("there is no such key");
    }
    return text;
  }

 private:
  int count_ = 0;
};

// Reports how each connection ended.
void report(std::exception_ptr error) try {
  if (error) std::rethrow_exception(error);
} catch (const asio::system_error& e) {
  std::cout << "server: a client's end: " << e.code().message() << "\n";
} catch (const std::exception& e) {
  std::cout << "server: closed a connection: " << e.what() << "\n";
}

asio::awaitable<void> serve(tcp::socket socket, Clicks& clicks) {
  std::array<char, 64> keys{};
  for (;;) {
    const std::size_t count = co_await socket.async_read_some(asio::buffer(keys), asio::use_awaitable);
    const std::string text = clicks.answer({keys.data(), count});
    co_await asio::async_write(socket, asio::buffer(text), asio::use_awaitable);
  }
}

asio::awaitable<void> accept_clients(tcp::acceptor& acceptor, Clicks& clicks) {
  for (;;) {
    tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(acceptor.get_executor(), serve(std::move(socket), clicks), report);
  }
}

// Asks one question and returns the line that answers it.
asio::awaitable<std::string> ask(tcp::socket& socket, std::string keys) {
  co_await asio::async_write(socket, asio::buffer(keys), asio::use_awaitable);
  std::string line;
  co_await asio::async_read_until(socket, asio::dynamic_buffer(line), '\n', asio::use_awaitable);
  co_return line;
}

asio::awaitable<void> play(tcp::acceptor& acceptor) {
  tcp::socket ann(acceptor.get_executor()), bob(acceptor.get_executor());
  co_await ann.async_connect(acceptor.local_endpoint(), asio::use_awaitable);
  co_await bob.async_connect(acceptor.local_endpoint(), asio::use_awaitable);
  std::cout << "Ann sends ++? and gets " << co_await ask(ann, "++?");
  std::cout << "Bob sends +?  and gets " << co_await ask(bob, "+?");
  std::cout << "Ann sends ?   and gets " << co_await ask(ann, "?");
  co_await asio::async_write(bob, asio::buffer("x", 1), asio::use_awaitable);
  acceptor.close();  // no more clients; Ann and Bob leave when this function returns
}

}  // namespace

int main() {
  asio::io_context io(1);
  tcp::acceptor acceptor(io, {asio::ip::address_v4::loopback(), 0});
  Clicks clicks;
  asio::co_spawn(io, accept_clients(acceptor, clicks),
                 [](std::exception_ptr) { std::cout << "server: no more clients\n"; });
  asio::co_spawn(io, play(acceptor), report);
  io.run();
}
