// Stops on SIGINT or SIGTERM as a server does: wakes everything that waits, lets it finish, and
// returns when nothing is left to do.
#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>
#include <asio/redirect_error.hpp>
#include <asio/signal_set.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <chrono>
#include <csignal>
#include <iostream>

using namespace std::chrono_literals;

namespace {

class Ticker {
 public:
  explicit Ticker(asio::io_context& io) : timer_(io) {}

  asio::awaitable<void> run() {
    for (int tick = 1; !stopping_; ++tick) {
      std::cout << "tick " << tick << std::endl;
      if (tick == 3)
        std::raise(SIGTERM);  // what Ctrl-C or kill would send, so that this example ends on its own
      timer_.expires_after(100ms);
      asio::error_code woken;
      co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
      if (woken) std::cout << "woken: " << woken.message() << std::endl;
    }
    std::cout << "put the clock away" << std::endl;
  }

  // A timer that has already expired can no longer be cancelled: the flag is what counts.
  void stop() {
    stopping_ = true;
    timer_.cancel();
  }

 private:
  asio::steady_timer timer_;
  bool stopping_ = false;
};

void rethrow(std::exception_ptr error) {
  if (error) std::rethrow_exception(error);
}

}  // namespace

int main() {
  asio::io_context io(1);
  Ticker ticker(io);
  asio::signal_set signals(io, SIGINT, SIGTERM);
  signals.async_wait([&](asio::error_code, int) { ticker.stop(); });
  asio::co_spawn(io, ticker.run(), rethrow);
  io.run();
  std::cout << "the loop has nothing left to do" << std::endl;
}
