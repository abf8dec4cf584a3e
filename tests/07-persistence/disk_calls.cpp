#include "07-persistence/disk_calls.hpp"

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace mini_redis::testing {
namespace {

DiskCalls* listening = nullptr;

}  // namespace

DiskCalls::DiskCalls() {
  listening = this;
}
DiskCalls::~DiskCalls() {
  listening = nullptr;
}

}  // namespace mini_redis::testing

#ifdef __linux__
namespace mini_redis::testing {
namespace {

// Returns false if the call must fail.
bool note_sync(int descriptor) {
  struct stat status {};
  if (!listening || fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return true;
  listening->note({"sync", status.st_size});
  if (listening->syncs_fail) errno = EIO;
  return !listening->syncs_fail;
}

void note_rename(const char* from) {
  struct stat status {};
  if (listening && stat(from, &status) == 0) listening->note({"rename", status.st_size});
}

}  // namespace
}  // namespace mini_redis::testing

// The program's own functions take precedence over those of the C library.
extern "C" {
// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): the library's begin with underscores

int fdatasync(int descriptor) {
  if (!mini_redis::testing::note_sync(descriptor)) return -1;
  return static_cast<int>(syscall(SYS_fdatasync, descriptor));
}

int fsync(int descriptor) {
  if (!mini_redis::testing::note_sync(descriptor)) return -1;
  return static_cast<int>(syscall(SYS_fsync, descriptor));
}

int rename(const char* from, const char* to) noexcept {
  mini_redis::testing::note_rename(from);
  return renameat(AT_FDCWD, from, AT_FDCWD, to);
}
// NOLINTEND(readability-inconsistent-declaration-parameter-name)
}  // extern "C"
#endif
