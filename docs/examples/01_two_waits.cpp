// Two waits of a second each, on one thread.
//   01_two_waits             side by side
//   01_two_waits after       one after the other
//   01_two_waits blocking    side by side, but each wait holds the thread
#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>
#include <chrono>
#include <cmath>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>

using namespace std::chrono_literals;

namespace {

void say(const std::string& text) {
  static const auto start = std::chrono::steady_clock::now();
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
  std::cout << std::lround(passed.count()) << " s  " << text << std::endl;
}

asio::awaitable<void> cook(std::string what) {
  asio::steady_timer timer(co_await asio::this_coro::executor, 1s);
  say(what + " is on the fire");
  co_await timer.async_wait(asio::use_awaitable);
  say(what + " is ready");
}

asio::awaitable<void> cook_one_after_the_other() {
  co_await cook("the egg");
  co_await cook("the tea");
}

asio::awaitable<void> cook_blocking(std::string what) {
  say(what + " is on the fire");
  std::this_thread::sleep_for(1s);
  say(what + " is ready");
  co_return;
}

void rethrow(std::exception_ptr error) {
  if (error) std::rethrow_exception(error);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view how = argc > 1 ? argv[1] : "side by side";
  asio::io_context io(1);
  if (how == "after") {
    asio::co_spawn(io, cook_one_after_the_other(), rethrow);
  } else if (how == "blocking") {
    asio::co_spawn(io, cook_blocking("the egg"), rethrow);
    asio::co_spawn(io, cook_blocking("the tea"), rethrow);
  } else {
    asio::co_spawn(io, cook("the egg"), rethrow);
    asio::co_spawn(io, cook("the tea"), rethrow);
  }
  say("nothing has begun yet");
  io.run();
  say("the loop has nothing left to do");
}
