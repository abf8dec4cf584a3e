// A background task: it waits for a timer, does a little work, and waits again, until it is told to stop.
#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/error.hpp>
#include <asio/io_context.hpp>
#include <asio/post.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <chrono>
#include <exception>
#include <functional>
#include <iostream>
#include <utility>

using namespace std::chrono_literals;

namespace {

class Heartbeat {
 public:
  Heartbeat(asio::io_context& io, std::function<void(int)> on_beat)
      : timer_(io), on_beat_(std::move(on_beat)) {}

  asio::awaitable<void> run() {
    for (int beat = 1; !stopping_; ++beat) {
      timer_.expires_after(period_);
      co_await timer_.async_wait(asio::use_awaitable);
      on_beat_(beat);
    }
    std::cout << "the loop has ended\n";
  }

  void set_period(std::chrono::milliseconds period) { period_ = period; }

  // Cancelling the timer ends a wait in progress: it throws, and the exception ends run(). If the task is
  // working instead of waiting, there is nothing to cancel, and the flag ends the loop.
  void stop() {
    stopping_ = true;
    timer_.cancel();
  }

 private:
  asio::steady_timer timer_;
  std::function<void(int)> on_beat_;
  std::chrono::milliseconds period_ = 10ms;
  bool stopping_ = false;
};

// If you start a task, look at how it ended.
void tell_end(std::exception_ptr error) try {
  if (error) std::rethrow_exception(error);
} catch (const asio::system_error& e) {
  if (e.code() != asio::error::operation_aborted) throw;
  std::cout << "a wait was cancelled\n";
}

// Beats twice, and is stopped at the third beat: while it works, or during the hour's wait that follows.
int beats_until_stopped(bool while_it_works) {
  asio::io_context io(1);
  int beats = 0;
  Heartbeat heart(io, [&](int beat) {
    std::cout << "beat " << beat << "\n";
    beats = beat;
    if (beat < 3) return;
    heart.set_period(1h);
    if (while_it_works) return heart.stop();
    asio::post(io, [&] { heart.stop(); });  // runs when the heart is waiting again
  });
  asio::co_spawn(io, heart.run(), tell_end);
  io.run();  // returns when nothing is left to do
  return beats;
}

}  // namespace

int main() {
  return beats_until_stopped(true) == 3 && beats_until_stopped(false) == 3 ? 0 : 1;
}
