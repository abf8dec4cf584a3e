#include "common/small_blocks.hpp"

#include <new>

namespace mini_redis {

// The slabs of steps/common/small_blocks.cpp need 64 GB of addresses. WebAssembly has 4, so every block is
// the C library's.
constexpr std::align_val_t line{64};

void* SmallBlocks::allocate(std::size_t size) {
  return ::operator new(size, line);
}

void SmallBlocks::free(void* block, std::size_t) noexcept {
  ::operator delete(block, line);
}

}  // namespace mini_redis
