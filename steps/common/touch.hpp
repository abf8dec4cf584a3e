// Bringing memory into the cache before it is needed.
#pragma once

namespace mini_redis {

/// Reads one byte there. The processor does not wait for it until the code needs the result. So if several
/// places are touched one after another, their lines come into the cache at the same time.
///
/// __builtin_prefetch() would be the obvious choice. But a processor may ignore it, and some do when the page
/// is not in the TLB, which is the usual case in a large table.
inline void touch(const void* place) {
  static_cast<void>(*static_cast<const volatile char*>(place));
}

}  // namespace mini_redis
