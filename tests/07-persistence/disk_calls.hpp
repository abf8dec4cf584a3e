// What a server asks the kernel to do with a file, in order: the calls are replaced by the
// kit's own, which pass them on.
#pragma once

#include <string>
#include <vector>

namespace mini_redis::testing {

/// While it lives, it records the process's calls and can make them fail. Only one may exist at a time.
class DiskCalls {
 public:
  struct Call {
    std::string what;  // "sync" or "rename"
    long size = 0;     // of the file, at that moment
  };

  /// Only on Linux can the C library's calls be replaced this way.
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
