// Memory for the keys and what they hold: very many blocks, most of them small.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>

#include "common/require.hpp"

namespace mini_redis {

/// Blocks of one size are next to each other in slabs of 32 KB, and have no headers. So it notices at once
/// when a slab becomes empty, and can give empty slabs back to the system a few at a time. The C library can
/// only do that for its whole heap at once: after some million DELs, no client would get a reply in the
/// meantime. Redis: jemalloc, which works in a similar way.
///
/// Not for more than one thread. It lives as long as the process.
class SmallBlocks {
 public:
  /// A block, aligned for words of eight bytes and, if `size` is a power of two from 64 on, for a line of the
  /// cache. Slabs are for up to 1 KB, and for powers of two up to 32 KB; other blocks are the C library's.
  void* allocate(std::size_t size);
  /// REQUIRES: `block` is from allocate(size).
  void free(void* block, std::size_t size) noexcept;

  /// Gives some of the empty slabs back to the system, which takes a millisecond or two at most. Keeps a few
  /// megabytes for the next blocks.
  void give_back() noexcept;

  /// How many bytes the blocks in slabs have, and how many the slabs have that are in memory.
  std::size_t used() const { return used_; }
  std::size_t held() const { return held_ * slab_size; }

 private:
  using Number = std::uint32_t;  // of a slab
  using Size = std::uint16_t;    // the number of a size of blocks

  static constexpr std::size_t slab_size = 32 * 1024, most_slabs = std::size_t{1} << 21;  // 64 GB
  static constexpr std::size_t step = 8, largest_by_step = 1024, sizes = largest_by_step / step + 1 + 5;
  static constexpr Size no_slab = sizes;
  static constexpr Number none = UINT32_MAX;

  enum class State : std::uint8_t { in_use, empty, given_back };
  struct Freed {
    Freed* next;
  };
  struct Slab {
    Freed* freed;             // the blocks that were freed, as a list
    std::uint32_t untouched;  // where the bytes begin that have never been in a block
    std::uint32_t blocks;     // how many are in use
    Number next, previous;    // in the list that it is in
    State state;
  };

  static Size size_of(std::size_t bytes);
  static std::size_t bytes_of(Size size);

  bool reserve();
  void* take_block(Slab& slab, char* bytes, std::size_t block_bytes);
  Number take_slab();
  Number give_back_from(Number first);
  bool is_full(const Slab& slab, std::size_t block_bytes) const {
    return !slab.freed && slab.untouched + block_bytes > slab_size;
  }
  char* bytes(Number slab) const { return bytes_ + slab * slab_size; }
  /// Whether a block is in a slab.
  bool has(const void* block) const { return offset(block) < most_slabs * slab_size; }
  std::size_t offset(const void* block) const {
    return reinterpret_cast<std::uintptr_t>(block) - reinterpret_cast<std::uintptr_t>(bytes_);
  }
  void link(Number& list, Number slab);
  void unlink(Number& list, Number slab);

  char* bytes_ = nullptr;  // of all slabs that there may be: only addresses, until one of them is used
  Slab* slabs_ = nullptr;
  bool is_refused_ = false;  // the system does not give us the addresses
  Number count_ = 0;         // of the slabs that have been used
  Number next_to_give_back_ = 0;
  std::array<Number, sizes> with_room_{};  // lists; so are the next two. Each is the number of its first slab
  Number empty_ = none, given_back_ = none;
  std::size_t used_ = 0, held_ = 0, empties_ = 0;
};

/// Those of this process.
inline SmallBlocks& small_blocks() {
  static constinit SmallBlocks blocks;
  return blocks;
}

/// As SmallBlocks, but only in a Release build. In others the tests look for code that uses a block after it
/// has been freed, and they can do so in the heap of the C library.
inline void* allocate_block(std::size_t size) {
  return checks_requirements ? ::operator new(size) : small_blocks().allocate(size);
}
inline void free_block(void* block, std::size_t size) noexcept {
  checks_requirements ? ::operator delete(block) : small_blocks().free(block, size);
}

/// The same for a std::vector.
template <typename T>
struct BlockAllocator {
  using value_type = T;
  BlockAllocator() = default;
  template <typename Other>
  explicit BlockAllocator(const BlockAllocator<Other>&) {}

  T* allocate(std::size_t count) {
    if constexpr (checks_requirements) return std::allocator<T>().allocate(count);
    return static_cast<T*>(small_blocks().allocate(count * sizeof(T)));
  }
  void deallocate(T* block, std::size_t count) noexcept {
    if constexpr (checks_requirements) return std::allocator<T>().deallocate(block, count);
    small_blocks().free(block, count * sizeof(T));
  }
  bool operator==(const BlockAllocator&) const = default;
};

}  // namespace mini_redis
