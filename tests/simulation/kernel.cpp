#include "simulation/kernel.hpp"

#include <fcntl.h>
#include <ucontext.h>

#include <cerrno>
#include <cstring>

namespace mini_redis::simulation {
namespace {

// The server runs on a stack of its own, so that it can be left in the middle of anything.
constexpr std::size_t stack_size = 1 << 20;
ucontext_t outside, inside;
const std::function<void()>* program;
bool has_returned;

void run_program() {
  (*program)();
  has_returned = true;
}

constexpr std::uint32_t in = EPOLLIN, out = EPOLLOUT, hung_up = EPOLLHUP, broken = EPOLLERR | EPOLLHUP;

struct ReadinessOf {
  std::uint32_t operator()(Event) const { return in; }
  std::uint32_t operator()(const Listener::Ref& listener) const { return listener->waiting.empty() ? 0 : in; }
  std::uint32_t operator()(const OpenFile::Ref&) const { return 0; }
  std::uint32_t operator()(const Pipe::Ref& pipe) const {
    return (pipe->bytes.empty() ? 0 : in) | (pipe->is_closed ? hung_up : 0);
  }
  std::uint32_t operator()(const Connection::Ref& peer) const {
    if (peer->is_reset) return in | out | broken;
    const bool can_read = !peer->arrived.empty() || peer->client_is_done || peer->is_deaf;
    return (can_read ? in : 0) | (peer->room > 0 ? out : 0);
  }
};

}  // namespace

std::uint32_t Descriptor::readiness() const {
  return std::visit(ReadinessOf(), what) & (watched | EPOLLERR | EPOLLHUP);
}

bool Kernel::run(const std::function<void()>& server) {
  pid = ++last_pid;
  program = &server;
  has_returned = false;
  ended_by = Blow::none;
  getcontext(&inside);
  inside.uc_stack.ss_sp = new char[stack_size];  // never deleted: objects of a dead server are still on it
  inside.uc_stack.ss_size = stack_size;
  inside.uc_link = &outside;
  makecontext(&inside, run_program, 0);
  swapcontext(&outside, &inside);
  return has_returned;
}

void Kernel::die(Blow how) {
  world.note("machine", how == Blow::kill ? "kill -9" : "power cut");
  ended_by = how;
  setcontext(&outside);
  std::abort();
}

void Kernel::note_failed_log() {
  failed_log = last_failure = std::strerror(errno);
  last_failed_at = world.now();
}

void Kernel::clean_up() {
  for (auto& [number, descriptor] : descriptors) {
    const auto* file = std::get_if<OpenFile::Ref>(&descriptor.what);
    if (file && (*file)->holds_lock) (*file)->inode->is_locked = false;
  }
  descriptors.clear();
  threads.clear();
  listener.reset();
  blow = Blow::none;
  failed_log.clear();
  log_sync_has_failed = has_new_increment = has_unsynced_manifest = false;
  std::erase_if(children, [&](const auto& child) {
    return ended_by == Blow::power_cut || child.second.dies_with_parent();
  });
  for (auto& [each, child] : children) child.lose_parent();
  if (ended_by == Blow::power_cut) disk.lose_power(world.random);
}

int Kernel::add(Descriptor descriptor) {
  if (descriptors.size() >= most_descriptors) return errno = EMFILE, -1;
  int number = first;
  while (descriptors.contains(number)) ++number;
  descriptors[number] = std::move(descriptor);
  return number;
}

void Kernel::close(int number) {
  if (const auto* peer = find<Connection::Ref>(number); peer && !recording) {
    world.note("server", "closes connection ", number);
    (*peer)->is_closed = true;
  }
  if (const auto* file = find<OpenFile::Ref>(number); file && (*file)->holds_lock)
    (*file)->inode->is_locked = false;
  if (find<Listener::Ref>(number)) listener.reset();
  descriptors.erase(number);
}

void Kernel::mark(int number) {
  const auto found = descriptors.find(number);
  if (found != descriptors.end()) found->second.has_changed = true;
}

int Kernel::wait(epoll_event* events, int most, int timeout_ms) {
  if (++turns_ > 1'000'000) world.fail("the server loops, and doesn't end");
  world.pass(static_cast<Microseconds>(world.random.below(50)));  // what it has computed took some time
  const Microseconds end = timeout_ms < 0 ? INT64_MAX : world.now() + timeout_ms * millisecond;
  while (world.step(world.now())) {
  }
  for (;;) {
    if (const int count = report(events, most)) return count;
    if (timeout_ms < 0 && world.is_over()) world.fail("the server waits forever");
    if (!world.step(end)) return 0;
  }
}

int Kernel::report(epoll_event* events, int most) {
  int count = 0;
  const auto start = descriptors.lower_bound(first + static_cast<int>(world.random.below(8)));
  const auto look = [&](auto begin, auto end) {
    for (auto each = begin; each != end && count < most; ++each) {
      auto& [number, descriptor] = *each;
      if (descriptor.watched == 0 || !descriptor.has_changed) continue;
      const std::uint32_t ready = descriptor.readiness();
      descriptor.has_changed = false;
      if (ready != 0) events[count++] = {ready, descriptor.data};
    }
  };
  look(start, descriptors.end());
  look(descriptors.begin(), start);
  return count;
}

bool Kernel::may_change(const char* call, const std::string& path) {
  if (!recording) world.note("server", call, " ", name_of(path));
  const bool is_spared = blow == Blow::disk_error && !log_syncs_may_fail && std::string_view(call) == "sync";
  if (blow == Blow::none || is_spared || --calls > 0) return true;
  if (blow != Blow::disk_error) die(blow);
  blow = Blow::none;
  world.note("disk", "error ", error);
  return errno = error, false;
}

void Kernel::run_thread(std::size_t id) {
  const auto found = threads.find(id);
  if (found == threads.end()) return;
  const Thread thread = found->second;
  threads.erase(found);
  thread.start(thread.argument);
}

}  // namespace mini_redis::simulation
