// Memory that is freed is overwritten, and is not given out again for a while. So code that still uses it
// reads rubbish in every run, and not only in an unlucky one. Only the test programs have this: the servers
// use memory as the system gives it.
#include "support/freed_memory.hpp"

#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <new>

#ifdef __APPLE__
#include <malloc/malloc.h>
#else
#include <malloc.h>
#endif

namespace {

constexpr std::size_t kept_blocks = 1024, largest_kept = 16 * 1024;

std::size_t size_of(void* memory) {
#ifdef __APPLE__
  return malloc_size(memory);
#else
  return malloc_usable_size(memory);
#endif
}

// Takes the place of the block that was freed 1024 blocks ago, and returns that one.
void* keep_instead_of_oldest(void* memory) {
  static std::array<std::atomic<void*>, kept_blocks> kept;
  static std::atomic<std::size_t> count{0};
  return kept[count++ % kept_blocks].exchange(memory);
}

}  // namespace

void* operator new(std::size_t size) {
  void* memory = std::malloc(size > 0 ? size : 1);
  if (!memory) throw std::bad_alloc();
  return memory;
}

void operator delete(void* memory) noexcept {
  if (!memory) return;
  const std::size_t size = size_of(memory);
  std::memset(memory, mini_redis::testing::freed_byte, size);
  std::free(size > largest_kept ? memory : keep_instead_of_oldest(memory));
}

void operator delete(void* memory, std::size_t) noexcept {
  operator delete(memory);
}
