// Memory that the program has freed, and that is kept in case it is needed again.
#pragma once

#include <cstddef>

namespace mini_redis {

/// Gives it back to the system when there is much of it: after DISCARD of a large transaction, say. Redis
/// does not need this: jemalloc does it. Keys are not in the heap of the C library but in SmallBlocks:
/// clients must wait while a heap that had millions of keys is given back.
class SpareMemory {
 public:
  /// From now on the C library keeps a few megabytes.
  SpareMemory();

  /// `used` is used_memory() now. Costs little unless there is something to give back. Does nothing where the
  /// C library is not glibc.
  void give_back(std::size_t used);

 private:
  std::size_t stuck_ = 0;  // what could not be given back: in pieces that are smaller than a page
};

}  // namespace mini_redis
