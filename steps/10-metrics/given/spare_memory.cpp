#include "10-metrics/given/spare_memory.hpp"

#include <algorithm>

#include "10-metrics/given/process.hpp"
#include "common/small_blocks.hpp"

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

namespace mini_redis {
namespace {

constexpr std::size_t little = 8 * 1024 * 1024;

// In the heap of the C library.
std::size_t spare_beside(std::size_t used) {
  const std::size_t resident = resident_memory();
  used += small_blocks().held() - small_blocks().used();
  return resident > used ? resident - used : 0;
}

}  // namespace

// Otherwise the C library gives each large block back as soon as it is freed, and a client's next large
// message costs a page fault for every 4 KB.
SpareMemory::SpareMemory() {
#ifdef __GLIBC__
  mallopt(M_TRIM_THRESHOLD, little);
  mallopt(M_MMAP_THRESHOLD, little);
#endif
}

void SpareMemory::give_back([[maybe_unused]] std::size_t used) {
#ifdef __GLIBC__
  const std::size_t spare = spare_beside(used);
  stuck_ = std::min(stuck_, spare);
  if (spare - stuck_ < std::max(little, used / 8)) return;
  malloc_trim(0);
  stuck_ = spare_beside(used);
#endif
}

}  // namespace mini_redis
