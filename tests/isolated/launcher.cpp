// launcher PROGRAM [ARGUMENT]...: runs a server's program with limits, and with a filter on its system calls.
//
// The filter refuses what no server needs, and reports the rest that matters to the test, over the
// channel's first packet: see supervisor.hpp. It stays in force whatever runs afterwards.
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <netinet/in.h>
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
constexpr __u32 newest_call = 449;  // of Linux 5.16: nothing here needs those that came later

using Program = std::vector<sock_filter>;

void add(Program& program, __u16 code, __u32 value, __u8 if_true = 0, __u8 if_false = 0) {
  program.push_back({code, if_true, if_false, value});
}

// REQUIRES: the number of the call was loaded.
void if_call_is(Program& program, long number, __u32 action) {
  add(program, BPF_JMP | BPF_JEQ | BPF_K, static_cast<__u32>(number), 0, 1);
  add(program, BPF_RET | BPF_K, action);
}

struct Argument {
  int number;
  __u32 bits;  // that are compared
  std::vector<__u32> allowed;
};

// REQUIRES: the number of the call was loaded.
void allow_only(Program& program, long number, const std::vector<Argument>& arguments, int error) {
  Program checks;
  for (const Argument& argument : arguments) {
    add(checks, BPF_LD | BPF_W | BPF_ABS,
        static_cast<__u32>(offsetof(seccomp_data, args) + argument.number * sizeof(__u64)));
    add(checks, BPF_ALU | BPF_AND | BPF_K, argument.bits);
    auto others = static_cast<__u8>(argument.allowed.size());
    for (const __u32 value : argument.allowed) add(checks, BPF_JMP | BPF_JEQ | BPF_K, value, others--);
    add(checks, BPF_RET | BPF_K, SECCOMP_RET_ERRNO | static_cast<__u32>(error));
  }
  add(checks, BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  add(program, BPF_JMP | BPF_JEQ | BPF_K, static_cast<__u32>(number), 0, static_cast<__u8>(checks.size()));
  program.insert(program.end(), checks.begin(), checks.end());
}

void refuse_sockets_but_tcp(Program& program) {
  constexpr __u32 all = ~0U, type = 0xf;  // of a socket; its other bits are SOCK_NONBLOCK and SOCK_CLOEXEC
  allow_only(program, SYS_socket, {{0, all, {AF_INET}}, {1, type, {SOCK_STREAM}}, {2, all, {0, IPPROTO_TCP}}},
             EAFNOSUPPORT);
  allow_only(program, SYS_socketpair, {{0, all, {AF_UNIX}}}, EAFNOSUPPORT);
}

void refuse_other_interfaces(Program& program) {
  add(program, BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch));
  add(program, BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0);
  add(program, BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
  add(program, BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr));
  add(program, BPF_JMP | BPF_JGE | BPF_K, first_of_another_interface, 0, 1);
  add(program, BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
  add(program, BPF_JMP | BPF_JGT | BPF_K, newest_call, 0, 1);
  add(program, BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS);
}

constexpr long refused[] = {
    SYS_memfd_create, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_io_uring_setup,
    SYS_io_uring_enter, SYS_io_uring_register,
    // Of these, a user, or the machine, has only so many.
    SYS_io_setup, SYS_inotify_init1, SYS_fanotify_init, SYS_mq_open, SYS_shmget, SYS_semget, SYS_msgget,
    // The devices are the machine's, and when root grades, they belong to the server.
    SYS_fchmodat, SYS_fchown, SYS_fchownat, SYS_utimensat, SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr,
    SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr,
#ifdef SYS_chmod  // not on newer architectures
    SYS_inotify_init, SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat,
#endif
    SYS_unshare, SYS_setns, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_bpf, SYS_perf_event_open,
    SYS_userfaultfd, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_open_by_handle_at, SYS_syslog, SYS_seccomp,
    SYS_execveat};

constexpr long reported[] = {SYS_execve,    SYS_clone,     SYS_fsync,  SYS_fdatasync, SYS_renameat,
                             SYS_renameat2, SYS_epoll_ctl, SYS_openat, SYS_mkdirat,   SYS_mknodat,
                             SYS_linkat,    SYS_symlinkat,
#ifdef SYS_fork  // not on newer architectures
                             SYS_fork,      SYS_vfork,     SYS_rename, SYS_open,      SYS_creat,
                             SYS_mkdir,     SYS_mknod,     SYS_link,   SYS_symlink
#endif
};

Program filter() {
  Program program;
  refuse_other_interfaces(program);
  for (const long number : refused) if_call_is(program, number, SECCOMP_RET_ERRNO | EPERM);
  for (const long number : {SYS_clone3, SYS_openat2})  // their flags can't be seen; those of clone() can
    if_call_is(program, number, SECCOMP_RET_ERRNO | ENOSYS);
  if_call_is(program, SYS_fchmod, SECCOMP_RET_ERRNO | 0);  // done without effect: copy_file() needs it
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
  limit(RLIMIT_SIGPENDING, 1000);  // also timers, of which a user has only so many
  limit(RLIMIT_CORE, 1);           // with 0, the kernel would still start the machine's program for crashes
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
