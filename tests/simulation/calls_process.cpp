// Processes, threads, clocks, and what is random.
#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <utility>

#include "simulation/kernel.hpp"
#include "simulation/real_calls.hpp"
#include "simulation/world.hpp"

using namespace mini_redis::simulation;

extern "C" {

// The real child lives at once, and its life is over before fork() returns. It is played bit by bit.
pid_t __wrap_fork() {
  const pid_t pid = ++kernel.last_pid;
  const std::size_t fails_after = world.random.chance(15) ? world.random.between(1, 8) : 0;
  int ends[2];
  std::fflush(stdout);
  if (__real_pipe(ends) == -1) world.fail("the simulation has no pipe");
  const pid_t real = __real_fork();
  if (real == 0) {
    kernel.recording.emplace(ends[1]);
    kernel.parent = std::exchange(kernel.pid, pid);
    kernel.blow = fails_after > 0 ? Blow::disk_error : Blow::none;
    kernel.calls = fails_after;
    kernel.error = ENOSPC;
    return 0;
  }
  __real_close(ends[1]);
  kernel.children.emplace(pid, Child(pid, ends[0], kernel.last_pipe));
  __real_waitpid(real, nullptr, 0);
  world.note("server", "forks ", pid);
  Child::plan(pid);
  return pid;
}

void __wrap__exit(int status) {
  if (kernel.recording) kernel.recording->finish(status);
  __real__exit(status);
}

pid_t __wrap_waitpid(pid_t pid, int* status, int) {
  const auto found = kernel.children.find(pid);
  if (found == kernel.children.end()) return errno = ECHILD, -1;
  *status = found->second.wait();
  kernel.children.erase(found);
  return pid;
}

int __wrap_kill(pid_t pid, int) {
  const auto found = kernel.children.find(pid);
  if (found != kernel.children.end()) found->second.kill();
  return 0;
}

int __wrap_prctl(int option, ...) {
  if (kernel.forgotten == "death-signal") return 0;
  if (option == PR_SET_PDEATHSIG && kernel.recording) kernel.recording->add(Deed::die_with_parent, "");
  return 0;
}

pid_t __wrap_getpid() {
  return kernel.pid;
}
pid_t __wrap_getppid() {
  return kernel.parent;
}

// A thread does nothing, until it does all of its work at once. Only BackgroundSync has one.
int __wrap_pthread_create(pthread_t* thread, const pthread_attr_t*, void* (*start)(void*), void* argument) {
  static std::size_t last = 0;
  const std::size_t id = ++last;
  kernel.threads[id] = {start, argument};
  *thread = static_cast<pthread_t>(id);
  world.after(static_cast<Microseconds>(world.random.below(300'000)), [id] { kernel.run_thread(id); });
  return 0;
}

int __wrap_pthread_join(pthread_t thread, void**) {
  kernel.run_thread(static_cast<std::size_t>(thread));
  return 0;
}

int __wrap_clock_gettime(clockid_t, timespec* time) {
  *time = {static_cast<time_t>(world.now() / second), static_cast<long>(world.now() % second * 1000)};
  return 0;
}

int __wrap_nanosleep(const timespec* time, timespec*) {
  world.pass(time->tv_sec * second + time->tv_nsec / 1000);
  return 0;
}

// std::random_device::operator()
unsigned __wrap__ZNSt13random_device9_M_getvalEv(void*) {
  return static_cast<unsigned>(world.random.next());
}

}  // extern "C"
