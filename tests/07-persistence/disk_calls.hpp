// What a server asks the kernel to do with a file, in its order: the calls are the kit's own, and pass it on.
#pragma once

#include <string>
#include <vector>

namespace mini_redis::testing {

/// While it lives, it notes what the process does, and can let it fail. One at a time.
class DiskCalls {
 public:
  struct Call {
    std::string what;  // "sync" or "rename"
    long size = 0;     // of the file, at that moment
  };

  /// Elsewhere the C library is not ours to stand in for.
#ifdef __linux__
  static constexpr bool can_see = true;
#else
  static constexpr bool can_see = false;
#endif

  DiskCalls();
  ~DiskCalls();
  DiskCalls(const DiskCalls&) = delete;

  const std::vector<Call>& calls() const {
    return calls_;
  }
  void note(const Call& call) {
    calls_.push_back(call);
  }
  bool syncs_fail = false;

 private:
  std::vector<Call> calls_;
};

}  // namespace mini_redis::testing
