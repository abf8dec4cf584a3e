// The C++ of the steps in small: what docs/cpp-you-will-meet.md quotes.
#include <asio/buffer.hpp>
#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <exception>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "03-commands/given/value.hpp"
#include "common/clock.hpp"

using namespace mini_redis;

namespace {

std::string_view first_word(std::string_view line) {
  return line.substr(0, line.find(' '));  // looks into the caller's bytes: nothing is copied
}

std::string kept(std::string_view word) {
  return std::string(word);  // now it is a copy, and yours
}

Value list_of_one(std::string word) {
  auto list = std::make_unique<List>();
  list->push_back(std::move(word));
  return list;  // moved into the Value; a copy of a unique_ptr does not compile
}

TimePoint in_three_seconds(const Clock& clock) {
  const TimePoint now = clock.now();
  const Milliseconds delay = std::chrono::seconds(3);  // exact, so it converts by itself
  return now + delay;                                  // moment + length; moment - moment is a length again
}

asio::awaitable<int> ticks(asio::steady_timer& timer) {
  int count = 0;
  while (count < 3) {
    timer.expires_after(Milliseconds(1));
    co_await timer.async_wait(asio::use_awaitable);  // others run in the meantime
    ++count;
  }
  co_return count;  // not `return`
}

int counted() {
  int result = 0;
  asio::io_context io;
  asio::steady_timer timer(io);
  asio::co_spawn(io, ticks(timer), [&result](std::exception_ptr, int count) { result = count; });
  io.run();
  return result;
}

std::size_t room(std::string& storage) {
  const asio::mutable_buffer all = asio::buffer(storage);  // an address and a length: storage has to live on
  const asio::mutable_buffer rest = all + 4;               // without the first four bytes
  return rest.size();
}

}  // namespace

int main() {
  const std::string word = kept(first_word("GET name"));
  const Value value = list_of_one("milk");
  const SystemClock clock;
  const bool is_later = (in_three_seconds(clock) - clock.now()).count() > 0;
  std::string storage(10, ' ');
  std::cout << word << " " << value.list()->size() << " " << is_later << " " << counted() << " "
            << room(storage) << "\n";
  return word == "GET" && is_later && counted() == 3 && room(storage) == 6 ? 0 : 1;
}
