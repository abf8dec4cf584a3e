// Who sees an exception from a coroutine, and when a coroutine starts.
#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>
#include <iostream>
#include <stdexcept>
#include <string>

namespace {

asio::awaitable<void> fails(std::string name) {
  std::cout << name << " begins\n";
  throw std::runtime_error(name + " has failed");
  co_return;
}

// Without a co_ keyword this is a plain function: it throws when it is called.
asio::awaitable<void> plain() {
  throw std::runtime_error("plain has failed");
}

void report(std::exception_ptr error) try {
  if (error) std::rethrow_exception(error);
} catch (const std::exception& e) {
  std::cout << "  the handler hears: " << e.what() << "\n";
}

}  // namespace

int main() {
  asio::io_context io(1);

  const asio::awaitable<void> never_awaited = fails("never awaited");

  asio::co_spawn(io, fails("detached"), asio::detached);
  asio::co_spawn(io, fails("watched"), report);

  try {
    asio::co_spawn(io, plain(), report);
  } catch (const std::exception& e) {
    std::cout << "main hears: " << e.what() << "\n";
  }

  io.run();
}
