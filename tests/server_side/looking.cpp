#include "server_side/looking.hpp"

#include <signal.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <thread>

namespace mini_redis::testing {
namespace {

using namespace std::chrono_literals;

constexpr int looks = 60;

Stack seen;
std::atomic<bool> has_looked;

void look(int) {
  const int before = errno;
  seen.capture();
  has_looked = true;
  errno = before;
}

// False if the thread does not get to it, even on a busy machine.
bool look_at(pthread_t thread) {
  has_looked = false;
  if (pthread_kill(thread, SIGPROF) != 0) return false;
  for (int wait = 0; wait < 10'000 && !has_looked; ++wait) std::this_thread::sleep_for(200us);
  return has_looked;
}

}  // namespace

std::vector<Stack> look_often_at(pthread_t thread) {
  struct sigaction action {};
  action.sa_handler = look;
  action.sa_flags = SA_ONSTACK | SA_RESTART;
  sigaction(SIGPROF, &action, nullptr);  // debuggers do not stop at this one
  std::vector<Stack> stacks;
  for (int i = 0; i < looks && look_at(thread); ++i) stacks.push_back(seen);
  return stacks;
}

}  // namespace mini_redis::testing
