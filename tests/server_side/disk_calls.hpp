// What a server asks the kernel to do with a file, in order. In the test's own process the C library's
// calls are replaced (tests/07-persistence/fixtures/replaced_calls.cpp); of another process the kernel
// tells (isolated/supervisor.hpp).
#pragma once

#include <string>
#include <vector>

namespace mini_redis::testing {

/// While it lives, it records the calls and can make them fail. Only one may exist at a time.
class DiskCalls {
 public:
  struct Call {
    std::string what;  // "sync" or "rename"
    long size = 0;     // of the file, at that moment
  };

  /// Only on Linux can they be seen.
#ifdef __linux__
  static constexpr bool can_see = true;
#else
  static constexpr bool can_see = false;
#endif

  DiskCalls();
  ~DiskCalls();
  DiskCalls(const DiskCalls&) = delete;

  std::vector<Call> calls() const;
  /// From now on.
  void let_syncs_fail(bool fail);

  // For code that sees the calls, on any thread. Nothing is recorded while there is no DiskCalls.
  /// Returns false if the call must fail.
  static bool note_sync(long size);
  static void note_rename(long size);

 private:
  std::vector<Call> calls_;
  bool syncs_fail_ = false;
};

}  // namespace mini_redis::testing
