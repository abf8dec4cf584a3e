// Memory that the program has freed, and that the C library keeps in case it is needed again.
#pragma once

#include <cstddef>

namespace mini_redis {

/// Gives it back to the system when there is much of it: after FLUSHALL, say, or DISCARD of a large
/// transaction. Redis does not need this: jemalloc does it.
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
