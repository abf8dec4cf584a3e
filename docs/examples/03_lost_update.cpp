// One thread, fifty visitors, one counter. Nobody can interrupt the code between two co_awaits.
#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>
#include <asio/post.hpp>
#include <asio/use_awaitable.hpp>
#include <exception>
#include <iostream>

namespace {

constexpr int visitors = 50;

asio::awaitable<void> visit_in_two_parts(int& visits) {
  const int before = visits;
  co_await asio::post(asio::use_awaitable);  // the others run here, and read the same number
  visits = before + 1;
}

asio::awaitable<void> visit_in_one_part(int& visits) {
  co_await asio::post(asio::use_awaitable);
  const int before = visits;
  visits = before + 1;
}

void rethrow(std::exception_ptr error) {
  if (error) std::rethrow_exception(error);
}

template <typename Visit>
int count(Visit visit) {
  asio::io_context io(1);
  int visits = 0;
  for (int i = 0; i < visitors; ++i) asio::co_spawn(io, visit(visits), rethrow);
  io.run();
  return visits;
}

}  // namespace

int main() {
  const int wrong = count(visit_in_two_parts), right = count(visit_in_one_part);
  std::cout << "a co_await between reading and writing: " << wrong << "\n"
            << "none in between:                        " << right << "\n";
  return wrong == 1 && right == visitors ? 0 : 1;
}
