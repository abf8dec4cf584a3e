// The system calls that move bytes through sockets, counted.
#pragma once

#include <cstdint>

namespace mini_redis::testing {

struct SystemCalls {
  std::int64_t reads = 0, writes = 0;  // also those that found nothing to do

  SystemCalls operator-(const SystemCalls& before) const {
    return {reads - before.reads, writes - before.writes};
  }
  std::int64_t total() const { return reads + writes; }
};

/// By the calling thread, from its beginning.
const SystemCalls& system_calls_of_this_thread();

}  // namespace mini_redis::testing
