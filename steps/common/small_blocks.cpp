#include "common/small_blocks.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <utility>

namespace mini_redis {
namespace {

constexpr std::size_t megabyte = 1024 * 1024;
constexpr std::size_t kept_empty = 8 * megabyte, most_given_back = 4 * megabyte;  // at once
constexpr std::size_t line = 64;

// The system does not set memory aside for these addresses before they are used.
void* reserve_addresses(std::size_t size) {
  void* start =
      mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return start == MAP_FAILED ? nullptr : start;
}

// For what is in no slab.
void* allocate_in_heap(std::size_t size) {
  return size % line == 0 ? ::operator new (size, std::align_val_t{line}) : ::operator new(size);
}

void free_in_heap(void* block, std::size_t size) {
  size % line == 0 ? ::operator delete (block, std::align_val_t{line}) : ::operator delete(block);
}

void forget_bytes(char* bytes, std::size_t size) {
#ifdef __APPLE__
  madvise(bytes, size, MADV_FREE);
#else
  madvise(bytes, size, MADV_DONTNEED);
#endif
}

}  // namespace

SmallBlocks::Size SmallBlocks::size_of(std::size_t bytes) {
  if (bytes <= largest_by_step) return static_cast<Size>((bytes + step - 1) / step);
  if (bytes > slab_size || !std::has_single_bit(bytes)) return no_slab;
  return static_cast<Size>(largest_by_step / step + std::countr_zero(bytes / largest_by_step));
}

std::size_t SmallBlocks::bytes_of(Size size) {
  if (size <= largest_by_step / step) return std::max<std::size_t>(size, 1) * step;
  return largest_by_step << (size - largest_by_step / step);
}

// Once. Lists that are all zero so far begin empty.
bool SmallBlocks::reserve() {
  if (bytes_ || is_refused_) return !is_refused_;
  with_room_.fill(none);
  void* slabs = reserve_addresses(most_slabs * sizeof(Slab));
  void* bytes = reserve_addresses((most_slabs + 1) * slab_size);  // one more, to align the first
  is_refused_ = !slabs || !bytes;
  if (is_refused_) return false;
  slabs_ = static_cast<Slab*>(slabs);
  bytes_ = static_cast<char*>(bytes) + (slab_size - reinterpret_cast<std::uintptr_t>(bytes) % slab_size);
  return true;
}

void* SmallBlocks::allocate(std::size_t size) {
  const Size which = size_of(size);
  if (which == no_slab || !reserve()) return allocate_in_heap(size);
  Number& list = with_room_[which];
  if (list == none) {
    const Number fresh = take_slab();
    if (fresh == none) return allocate_in_heap(size);
    link(list, fresh);
  }
  const std::size_t block_bytes = bytes_of(which);
  Slab& slab = slabs_[list];
  void* block = take_block(slab, bytes(list), block_bytes);
  used_ += block_bytes;
  if (is_full(slab, block_bytes)) unlink(list, list);
  return block;
}

void* SmallBlocks::take_block(Slab& slab, char* bytes, std::size_t block_bytes) {
  ++slab.blocks;
  if (Freed* block = slab.freed) {
    slab.freed = block->next;
    return block;
  }
  char* block = bytes + slab.untouched;
  slab.untouched += static_cast<std::uint32_t>(block_bytes);
  return block;
}

void SmallBlocks::free(void* block, std::size_t size) noexcept {
  if (!bytes_ || !has(block)) return free_in_heap(block, size);
  const Size which = size_of(size);
  const std::size_t block_bytes = bytes_of(which);
  const auto number = static_cast<Number>(offset(block) / slab_size);
  Slab& slab = slabs_[number];
  if (is_full(slab, block_bytes)) link(with_room_[which], number);
  slab.freed = new (block) Freed{slab.freed};
  used_ -= block_bytes;
  if (--slab.blocks > 0) return;
  unlink(with_room_[which], number);
  link(empty_, number);
  slab.state = State::empty;
  ++empties_;
}

// One that is in memory, if there is one.
SmallBlocks::Number SmallBlocks::take_slab() {
  Number number = none;
  if (empty_ != none) {
    unlink(empty_, number = empty_);
    --empties_;
  } else {
    if (given_back_ != none) {
      unlink(given_back_, number = given_back_);
    } else {
      if (count_ == most_slabs) return none;
      number = count_++;
    }
    ++held_;
  }
  slabs_[number] = {nullptr, 0, 0, none, none, State::in_use};
  return number;
}

// A call of the system takes a few microseconds, or a few hundred in a virtual machine: so the clock decides.
// Slabs that are neighbours need only one call.
void SmallBlocks::give_back() noexcept {
  using Time = std::chrono::steady_clock;
  constexpr std::size_t most_looked_at = 50'000;
  const Time::time_point end = Time::now() + std::chrono::milliseconds(1);
  const std::size_t held = held_;
  for (std::size_t i = 0; i < most_looked_at && empties_ * slab_size > kept_empty; ++i) {
    if (next_to_give_back_ >= count_) next_to_give_back_ = 0;
    if (slabs_[next_to_give_back_].state != State::empty) {
      ++next_to_give_back_;
      continue;
    }
    next_to_give_back_ = give_back_from(next_to_give_back_);
    if (Time::now() >= end || (held - held_) * slab_size >= most_given_back) return;
  }
}

// Returns the slab after the last one that was given back.
SmallBlocks::Number SmallBlocks::give_back_from(Number first) {
  constexpr Number most = most_given_back / slab_size;
  Number end = first;
  for (; end < count_ && end - first < most && slabs_[end].state == State::empty; ++end) {
    unlink(empty_, end);
    link(given_back_, end);
    slabs_[end].state = State::given_back;
    --empties_;
    --held_;
  }
  forget_bytes(bytes(first), (end - first) * slab_size);
  return end;
}

void SmallBlocks::link(Number& list, Number slab) {
  slabs_[slab].next = list;
  slabs_[slab].previous = none;
  if (list != none) slabs_[list].previous = slab;
  list = slab;
}

void SmallBlocks::unlink(Number& list, Number slab) {
  const auto [next, previous] = std::pair(slabs_[slab].next, slabs_[slab].previous);
  if (next != none) slabs_[next].previous = previous;
  if (previous != none) slabs_[previous].next = next;
  if (list == slab) list = next;
}

}  // namespace mini_redis
