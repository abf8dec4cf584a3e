#include "isolated/supervisor.hpp"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <string>

#include "server_side/disk_calls.hpp"

namespace mini_redis::testing {
namespace {

constexpr int most_threads = 5000;      // in all: code may be odd, and start one for each request
constexpr int most_at_once = 600;       // of them; other programs of the same user need some, too
constexpr int most_processes = 8;       // each may use as much memory as the launcher allows
constexpr int most_watched = 20'000;    // additions to an epoll, of which a user has only so many
constexpr int most_new_files = 10'000;  // an empty one takes the kernel's memory, too
constexpr std::uint64_t namespaces =
    CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP;

std::string in_proc(std::uint32_t pid, const std::string& name) {
  return "/proc/" + std::to_string(pid) + "/" + name;
}

// A text in the memory of that process. Nobody but a test of step 07 compares it with anything.
std::string text_at(std::uint32_t pid, std::uint64_t address) {
  std::array<char, 4096> text{};
  const int memory = open(in_proc(pid, "mem").c_str(), O_RDONLY | O_CLOEXEC);
  if (memory < 0) return "";
  [[maybe_unused]] const auto length =
      pread(memory, text.data(), text.size() - 1, static_cast<off_t>(address));
  close(memory);
  return text.data();
}

// Of the process that this thread is in.
int threads_beside(std::uint32_t thread) {
  struct stat tasks {};
  return stat(in_proc(thread, "task").c_str(), &tasks) == 0 ? static_cast<int>(tasks.st_nlink) - 2 : 0;
}

int note_sync_of(const std::string& file) {
  struct stat status {};
  if (stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  return DiskCalls::note_sync(status.st_size) ? 0 : EIO;
}

void note_rename_of(const std::string& file) {
  struct stat status {};
  if (stat(file.c_str(), &status) == 0) DiskCalls::note_rename(status.st_size);
}

}  // namespace

struct Supervisor::Call {
  std::uint32_t pid;
  int number;
  const __u64* arguments;
};

Supervisor::Supervisor(int notifications) : notifications_(notifications) {
  [[maybe_unused]] const int failed = pipe2(end_, O_CLOEXEC);
  thread_ = std::thread([this] { answer_all(); });
}

Supervisor::~Supervisor() {
  close(end_[1]);
  thread_.join();
  close(end_[0]);
  close(notifications_);
}

void Supervisor::answer_all() {
  pollfd watched[] = {{notifications_, POLLIN, 0}, {end_[0], POLLIN, 0}};
  while (poll(watched, 2, -1) > 0 && watched[1].revents == 0 && (watched[0].revents & POLLIN)) answer_one();
}

void Supervisor::answer_one() {
  seccomp_notif asked{};
  if (ioctl(notifications_, SECCOMP_IOCTL_NOTIF_RECV, &asked) != 0) return;  // it has ended in the meantime
  seccomp_notif_resp answer{};
  answer.id = asked.id;
  answer.error = -error_of({asked.pid, asked.data.nr, asked.data.args});
  if (answer.error == 0) answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
  ioctl(notifications_, SECCOMP_IOCTL_NOTIF_SEND, &answer);
}

// 0 if the kernel may go on with the call.
int Supervisor::error_of(const Call& call) {
  switch (call.number) {
    case SYS_execve:
      return ++execs_ == 1 ? 0 : EPERM;
    case SYS_clone:
      return error_of_clone(call, call.arguments[0]);
#ifdef SYS_fork
    case SYS_fork:
    case SYS_vfork:
      return error_of_clone(call, 0);
#endif
    case SYS_epoll_ctl:
      return static_cast<int>(call.arguments[1]) != EPOLL_CTL_ADD || ++watched_ <= most_watched ? 0 : ENOSPC;
    case SYS_fsync:
    case SYS_fdatasync:
      return note_sync_of(in_proc(call.pid, "fd/" + std::to_string(static_cast<int>(call.arguments[0]))));
#ifdef SYS_rename
    case SYS_rename:
      return note_rename_of(text_at(call.pid, call.arguments[0])), 0;
#endif
    case SYS_renameat:
    case SYS_renameat2:
      return note_rename_of(text_at(call.pid, call.arguments[1])), 0;
    default:  // it opens or makes a file
      return !makes_a_file(call) || ++new_files_ <= most_new_files ? 0 : ENOSPC;
  }
}

bool Supervisor::makes_a_file(const Call& call) {
  if (call.number == SYS_openat) return (call.arguments[2] & O_CREAT) != 0;
#ifdef SYS_open
  if (call.number == SYS_open) return (call.arguments[1] & O_CREAT) != 0;
#endif
  return true;
}

int Supervisor::error_of_clone(const Call& call, std::uint64_t flags) {
  if ((flags & namespaces) != 0) return EPERM;
  if ((flags & CLONE_THREAD) == 0) return ++processes_ <= most_processes ? 0 : EAGAIN;
  const int at_once = threads_beside(call.pid) * (processes_ + 1);  // each process may have as many
  return ++threads_ <= most_threads && at_once < most_at_once ? 0 : EAGAIN;
}

}  // namespace mini_redis::testing
