// A sync that nobody waits for. Redis: bio.c, BIO_AOF_FSYNC.
#pragma once

#include <future>

#include "07-persistence/given/disk/file.hpp"

namespace mini_redis {

/// A sync may take a second, a command takes a microsecond. This is the only place in the server with a
/// second thread: it calls sync() and touches nothing else.
class BackgroundSync {
 public:
  /// REQUIRES: not running(), and `file` stays open, at its address, until finish().
  void start(File& file, Caller caller = Caller::current()) {
    require(!running(), caller, "BackgroundSync::start(file): the last one is running");
    sync_ = std::async(std::launch::async, [&file] { file.sync(); });
  }
  bool running() const {
    return sync_.valid() && sync_.wait_for(std::chrono::seconds(0)) != std::future_status::ready;
  }
  /// Waits for the sync to end, if there is one. Throws, once, the std::system_error that it ended with.
  void finish() {
    if (sync_.valid()) sync_.get();
  }

 private:
  std::future<void> sync_;  // its destructor waits too
};

}  // namespace mini_redis
