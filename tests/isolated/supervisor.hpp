// Sees from outside what a server's process asks the kernel for: the launcher's filter reports it, and
// the kernel waits for the answer. So what is seen here is true, whatever runs in that process.
#pragma once

#include <cstdint>
#include <thread>

namespace mini_redis::testing {

/// Answers for as long as it lives: one exec (the launcher's), a bounded number of threads, processes, new
/// files and watches of an epoll, no new namespaces; notes syncs and renames (disk_calls.hpp), and lets a
/// sync fail if the test wants that. Linux only.
class Supervisor {
 public:
  /// `notifications`: the filter's descriptor, which is closed at the end.
  explicit Supervisor(int notifications);
  ~Supervisor();
  Supervisor(const Supervisor&) = delete;

 private:
  struct Call;
  void answer_all();
  void answer_one();
  int error_of(const Call& call);
  int error_of_clone(const Call& call, std::uint64_t flags);
  static bool makes_a_file(const Call& call);

  const int notifications_;
  int end_[2] = {-1, -1};  // a pipe: closed when it is time to go
  int execs_ = 0, threads_ = 0, processes_ = 0, watched_ = 0, new_files_ = 0;
  std::thread thread_;
};

}  // namespace mini_redis::testing
