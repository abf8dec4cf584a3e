#include "07-persistence/given/disk/directory_lock.hpp"

#include <sys/file.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include "common/log.hpp"

namespace mini_redis {
namespace {

using Time = std::chrono::steady_clock;

constexpr std::chrono::milliseconds patience{500}, pause{5};

// The error of the last attempt; 0: the lock is ours.
int lock(int descriptor) {
  const auto deadline = Time::now() + patience;
  while (flock(descriptor, LOCK_EX | LOCK_NB) == -1) {
    const bool is_busy = errno == EWOULDBLOCK || errno == EINTR;
    if (!is_busy || Time::now() >= deadline) return errno;
    std::this_thread::sleep_for(pause);
  }
  return 0;
}

}  // namespace

void DirectoryLock::take() {
  if (opened_) return;
  File directory(directory_, File::Mode::read);
  const int error = lock(directory.descriptor());
  if (error == EWOULDBLOCK)
    throw DirectoryInUse("another server stores its data in " + directory_.string() +
                         ", and each would overwrite the other's files; stop that one, or give this one "
                         "another --dir");
  if (error != 0)
    log(LogLevel::warning, directory_.string(), " cannot be locked (", std::strerror(error),
        "), so nothing stops a second server from writing there");
  opened_ = std::move(directory);
  when_taken_();
}

}  // namespace mini_redis
