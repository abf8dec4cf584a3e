// For test_small_blocks.py: blocks of all sizes come and go. Ends when something is not as expected, and
// prints what that was.
#include "common/small_blocks.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <random>
#include <vector>

using mini_redis::SmallBlocks;

namespace {

constexpr std::size_t megabyte = 1024 * 1024;

SmallBlocks blocks;
std::mt19937 any(42);

void expect(bool is_true, const char* what) {
  if (is_true) return;
  std::cout << "expected: " << what << "\n";
  std::exit(1);
}

// A block that is full of one byte.
struct Filled {
  explicit Filled(std::size_t bytes) : block(static_cast<char*>(blocks.allocate(bytes))), size(bytes) {
    const std::size_t alignment = std::has_single_bit(size) && size >= 64 ? 64 : 8;
    expect(reinterpret_cast<std::uintptr_t>(block) % alignment == 0, "an aligned block");
    std::memset(block, byte, size);
  }
  void free() const {
    expect(std::all_of(block, block + size, [this](char each) { return each == byte; }), "the same bytes");
    blocks.free(block, size);
  }

  char byte = static_cast<char>(any());
  char* block;
  std::size_t size;
};

std::vector<Filled> live;

std::size_t any_size() {
  return any() % 8 == 0 ? std::size_t{64} << any() % 11 : any() % 1200;
}

void free_any() {
  std::swap(live[any() % live.size()], live.back());
  live.back().free();
  live.pop_back();
}

void come_and_go(int steps, unsigned percent_coming) {
  for (int i = 0; i < steps; ++i) {
    if (live.empty() || any() % 100 < percent_coming) {
      live.emplace_back(any_size());
    } else {
      free_any();
    }
    if (i % 1000 == 0) blocks.give_back();
  }
  expect(blocks.used() <= blocks.held(), "no more in use than in memory");
}

void all_go() {
  while (!live.empty()) free_any();
  expect(blocks.used() == 0, "nothing in use");
}

void give_all_back() {
  while (blocks.held() > 8 * megabyte) {
    const std::size_t before = blocks.held();
    blocks.give_back();
    expect(blocks.held() < before, "something is given back");
    expect(before - blocks.held() <= 8 * megabyte, "not much at once");
  }
}

}  // namespace

int main() {
  for (int round = 0; round < 3; ++round) {
    come_and_go(200'000, 70);
    come_and_go(200'000, 40);
    all_go();
    give_all_back();
  }
  std::cout << "done\n";
}
