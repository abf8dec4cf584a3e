#include "server_side/throws.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <mutex>

#include "server_side/sanitizer.hpp"

namespace mini_redis::testing {
namespace {

constexpr std::size_t remembered = 4;

// The latest first.
struct Throws {
  std::array<Stack, remembered> stacks;
  std::size_t count = 0;

  void add(const Stack& stack) {
    std::shift_right(stacks.begin(), stacks.end(), 1);
    stacks[0] = stack;
    count = std::min(count + 1, remembered);
  }
};

std::mutex throws_mutex;
Throws last, kept;

[[maybe_unused]] void note_throw() {
  Stack here;
  here.capture();
  const std::lock_guard lock(throws_mutex);
  last.add(here);
}

}  // namespace

void forget_throws() {
  const std::lock_guard lock(throws_mutex);
  last.count = 0;
}

void keep_last_throw() {
  const std::lock_guard lock(throws_mutex);
  if (last.count > 0) kept = last;
}

std::vector<Stack> telling_throws() {
  const std::lock_guard lock(throws_mutex);
  const Throws& telling = kept.count > 0 ? kept : last;
  return {telling.stacks.begin(), telling.stacks.begin() + static_cast<std::ptrdiff_t>(telling.count)};
}

}  // namespace mini_redis::testing

#if defined(__linux__) && !defined(MINI_REDIS_ADDRESS_SANITIZER)
// The compiler calls this for every `throw`. The linker takes this one; it goes on to the library's own.
extern "C" [[noreturn]] void __cxa_throw(void* exception, void* type, void (*destroy)(void*)) {  // NOLINT
  using Throw = void (*)(void*, void*, void (*)(void*));
  static const auto throw_it = reinterpret_cast<Throw>(dlsym(RTLD_NEXT, "__cxa_throw"));
  mini_redis::testing::note_throw();
  throw_it(exception, type, destroy);
  __builtin_unreachable();
}
#endif
