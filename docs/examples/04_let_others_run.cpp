// One thread. A task with much to do, and a client who arrives while it works: how long must the client wait?
#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>
#include <asio/post.hpp>
#include <asio/use_awaitable.hpp>
#include <exception>
#include <iostream>

namespace {

constexpr int portions = 1000;

asio::awaitable<void> hold_the_thread(int& done) {
  for (int i = 0; i < portions; ++i) ++done;
  co_return;
}

asio::awaitable<void> let_others_run(int& done) {
  for (int i = 0; i < portions; ++i) {
    ++done;
    co_await asio::post(asio::use_awaitable);  // back to the end of the queue
  }
}

void rethrow(std::exception_ptr error) {
  if (error) std::rethrow_exception(error);
}

// How many portions were done when it was the client's turn.
template <typename Task>
int waited_for(Task task) {
  asio::io_context io(1);
  int done = 0, seen = 0;
  asio::co_spawn(io, task(done), rethrow);
  asio::post(io, [&] { seen = done; });  // the client
  io.run();
  return seen;
}

}  // namespace

int main() {
  const int holding = waited_for(hold_the_thread), letting = waited_for(let_others_run);
  std::cout << "without a pause:    the client waits for " << holding << " portions\n"
            << "with co_await post: the client waits for " << letting << "\n";
  return holding == portions && letting < portions / 10 ? 0 : 1;
}
