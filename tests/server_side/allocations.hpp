// What a thread takes from the memory, counted. See freed_memory.cpp.
#pragma once

#include <cstddef>
#include <cstdint>

namespace mini_redis::testing {

/// What `operator new` has given, and `operator delete` has got back.
struct Allocations {
  std::int64_t count = 0;  // calls of operator new
  std::int64_t bytes = 0;  // what they were asked for
  std::int64_t held = 0;   // bytes that are not given back yet, as malloc rounds them

  Allocations operator-(const Allocations& before) const {
    return {count - before.count, bytes - before.bytes, held - before.held};
  }
  Allocations& operator+=(const Allocations& more) {
    return *this = {count + more.count, bytes + more.bytes, held + more.held};
  }
};

/// By the calling thread, from its beginning.
const Allocations& allocations_of_this_thread();

}  // namespace mini_redis::testing
