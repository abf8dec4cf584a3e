#include "07-persistence/given/disk/parent.hpp"

#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace mini_redis {
namespace {

pid_t expected = 0;  // 0: this process may outlive its parent

bool is_orphan() {
  return expected != 0 && getppid() != expected;
}

}  // namespace

void end_with_parent(pid_t parent) {
  expected = parent;
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  if (is_orphan()) _exit(EXIT_FAILURE);  // it ended before prctl() was called
}

void require_parent() {
  if (is_orphan()) throw std::runtime_error("the server that started this process has ended");
}

}  // namespace mini_redis
