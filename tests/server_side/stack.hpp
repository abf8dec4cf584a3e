// The functions that a thread is running. Nothing here allocates, so that it works in a signal handler, too.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace mini_redis::testing {

class Stack {
 public:
  Stack() = default;
  /// One that was recorded elsewhere; the innermost 100 of these addresses.
  explicit Stack(std::span<const std::uintptr_t> addresses);

  /// Records the functions that the calling thread is running.
  void capture();

  /// Where each of them is in the program's file, the innermost first. Those in libraries are left out.
  std::span<const std::uintptr_t> addresses() const { return {addresses_.data(), depth_}; }

 private:
  std::array<std::uintptr_t, 100> addresses_{};  // the innermost ones: a recursion may be deeper
  std::size_t depth_ = 0;
};

}  // namespace mini_redis::testing
