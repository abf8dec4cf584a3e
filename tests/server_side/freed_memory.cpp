// Memory that is freed is overwritten, and is not given out again for a while. So code that still uses it
// reads rubbish in every run, and not only in an unlucky one. Only the test programs have this: the servers
// use memory as the system gives it. AddressSanitizer sees more, so with it memory is only counted.
#include "server_side/freed_memory.hpp"

#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <new>

#include "server_side/allocations.hpp"
#include "server_side/sanitizer.hpp"

#ifdef __APPLE__
#include <malloc/malloc.h>
#else
#include <malloc.h>
#endif

namespace {

thread_local mini_redis::testing::Allocations allocations;

constexpr std::size_t kept_blocks = 1024, largest_kept = 16 * 1024;

std::size_t size_of(void* memory) {
#ifdef __APPLE__
  return malloc_size(memory);
#else
  return malloc_usable_size(memory);
#endif
}

// Takes the place of the block that was freed 1024 blocks ago, and returns that one.
[[maybe_unused]] void* keep_instead_of_oldest(void* memory) {
  static std::array<std::atomic<void*>, kept_blocks> kept;
  static std::atomic<std::size_t> count{0};
  return kept[count++ % kept_blocks].exchange(memory);
}

}  // namespace

namespace mini_redis::testing {

const Allocations& allocations_of_this_thread() {
  return allocations;
}

}  // namespace mini_redis::testing

void* operator new(std::size_t size) {
  void* memory = std::malloc(size > 0 ? size : 1);
  if (!memory) throw std::bad_alloc();
  allocations += {1, static_cast<std::int64_t>(size), static_cast<std::int64_t>(size_of(memory))};
  return memory;
}

void operator delete(void* memory) noexcept {
  if (!memory) return;
  const std::size_t size = size_of(memory);
  allocations.held -= static_cast<std::int64_t>(size);
#ifndef MINI_REDIS_ADDRESS_SANITIZER
  std::memset(memory, mini_redis::testing::freed_byte, size);
  if (size <= largest_kept) memory = keep_instead_of_oldest(memory);
#endif
  std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
  operator delete(memory);
}

// AddressSanitizer has forms of its own of these. They do not go on to those above, and would not be counted.
void* operator new[](std::size_t size) {
  return operator new(size);
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept try {
  return operator new(size);
} catch (const std::bad_alloc&) {
  return nullptr;
}

void operator delete[](void* memory) noexcept {
  operator delete(memory);
}

void operator delete[](void* memory, std::size_t) noexcept {
  operator delete(memory);
}
