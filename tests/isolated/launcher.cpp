// launcher PROGRAM [ARGUMENT]...: runs a server's program with limits, and with a filter on its system calls.
//
// The filter refuses what no server needs, and reports the rest that matters to the test, over the
// channel's first packet: see supervisor.hpp. It stays in force whatever runs afterwards.
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstddef>
#include <cstdio>
#include <cstring>
#include <vector>

#include "isolated/channel.hpp"

namespace {

#if defined(__x86_64__)
constexpr __u32 architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr __u32 architecture = AUDIT_ARCH_AARCH64;
#else
#error "the filter does not know this architecture"
#endif
constexpr __u32 first_of_another_interface = 0x40000000;  // x32

using Program = std::vector<sock_filter>;

void add(Program& program, __u16 code, __u32 value, __u8 if_true = 0, __u8 if_false = 0) {
  program.push_back({code, if_true, if_false, value});
}

// REQUIRES: the number of the call was loaded.
void if_call_is(Program& program, long number, __u32 action) {
  add(program, BPF_JMP | BPF_JEQ | BPF_K, static_cast<__u32>(number), 0, 1);
  add(program, BPF_RET | BPF_K, action);
}

void refuse_sockets_but_tcp(Program& program) {
  add(program, BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 4);
  add(program, BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args));
  add(program, BPF_JMP | BPF_JEQ | BPF_K, AF_INET, 1, 0);
  add(program, BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EAFNOSUPPORT);
  add(program, BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
}

void refuse_other_interfaces(Program& program) {
  add(program, BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch));
  add(program, BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0);
  add(program, BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
  add(program, BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr));
  add(program, BPF_JMP | BPF_JGE | BPF_K, first_of_another_interface, 0, 1);
  add(program, BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
}

constexpr long refused[] = {SYS_memfd_create, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev,
                            SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register,
                            // Of these, a user, or the machine, has only so many.
                            SYS_io_setup, SYS_inotify_init1, SYS_fanotify_init, SYS_mq_open,
#ifdef SYS_inotify_init
                            SYS_inotify_init,
#endif
                            SYS_unshare, SYS_setns, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot,
                            SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_keyctl, SYS_add_key,
                            SYS_request_key, SYS_open_by_handle_at, SYS_seccomp, SYS_execveat};

constexpr long reported[] = {SYS_execve, SYS_clone, SYS_fsync, SYS_fdatasync, SYS_renameat, SYS_renameat2,
#ifdef SYS_fork
                             SYS_fork,   SYS_vfork, SYS_rename
#endif
};

Program filter() {
  Program program;
  refuse_other_interfaces(program);
  for (const long number : refused) if_call_is(program, number, SECCOMP_RET_ERRNO | EPERM);
  if_call_is(program, SYS_clone3,
             SECCOMP_RET_ERRNO | ENOSYS);  // glibc calls clone() then, whose flags can be seen
  for (const long number : reported) if_call_is(program, number, SECCOMP_RET_USER_NOTIF);
  refuse_sockets_but_tcp(program);
  add(program, BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  return program;
}

// While more than RLIMIT_NOFILE descriptors of a user's are on the way, the kernel lets them send no other.
// A submission can keep some on the way, 253 in a message, and the kernel counts them as the grader's. With
// this limit, it stays below the 1024 that other programs usually have, so they can still send theirs.
constexpr rlim_t most_descriptors = 700;

void limit(int what, rlim_t most) {
  const rlimit limit{most, most};
  setrlimit(static_cast<__rlimit_resource>(what), &limit);
}

void set_limits() {
  limit(RLIMIT_AS, rlim_t{1} << 30);
  limit(RLIMIT_CPU, 20);
  limit(RLIMIT_FSIZE, 64 << 20);
  limit(RLIMIT_NOFILE, most_descriptors);
  limit(RLIMIT_CORE, 0);
}

// The descriptor that reports calls, or -1.
int install(Program program) {
  const sock_fprog all{static_cast<unsigned short>(program.size()), program.data()};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
  return static_cast<int>(
      syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &all));
}

// REQUIRES: the limits are not set yet. Other submissions may have descriptors on the way.
void hand_over(int descriptor) {
  rlimit descriptors{};
  getrlimit(RLIMIT_NOFILE, &descriptors);
  limit(RLIMIT_NOFILE, descriptors.rlim_max);
  mini_redis::testing::ReadyPacket packet;
  packet.add("filter");
  packet.send(mini_redis::testing::channel_descriptor, descriptor);
}

}  // namespace

int main(int, char** arguments) {
  const int notifications = install(filter());
  if (notifications < 0) {
    std::perror("launcher: no filter");
    return 1;
  }
  hand_over(notifications);
  close(notifications);
  set_limits();
  execv(arguments[1], arguments + 1);
  std::perror("launcher");
  return 1;
}
