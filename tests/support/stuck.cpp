#include "support/stuck.hpp"

#include <signal.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <map>
#include <thread>

#include "support/stack.hpp"

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

std::vector<Stack> look_often_at(pthread_t thread) {
  struct sigaction action {};
  action.sa_handler = look;
  action.sa_flags = SA_ONSTACK | SA_RESTART;
  sigaction(SIGPROF, &action, nullptr);  // debuggers do not stop at this one
  std::vector<Stack> stacks;
  for (int i = 0; i < looks && look_at(thread); ++i) stacks.push_back(seen);
  return stacks;
}

// Functions of the step, the outermost first.
using Calls = std::vector<Place>;

std::map<std::uintptr_t, Place> places_by_address(const std::vector<Stack>& stacks) {
  std::vector<std::uintptr_t> addresses;
  for (const Stack& stack : stacks)
    addresses.insert(addresses.end(), stack.addresses().begin(), stack.addresses().end());
  std::sort(addresses.begin(), addresses.end());
  addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
  const auto lines = code_lines(addresses);
  std::map<std::uintptr_t, Place> places;
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (const Place& place : places_of(lines.subspan(i, 1))) places.emplace(addresses[i], place);
  return places;
}

// Without the stacks that have none: some cannot be followed, for example from the linker's own code.
std::vector<Calls> calls_in_step(const std::vector<Stack>& stacks) {
  const auto places = places_by_address(stacks);
  std::vector<Calls> all;
  for (const Stack& stack : stacks) {
    Calls calls;
    for (const auto address : stack.addresses())
      if (const auto found = places.find(address); found != places.end())
        calls.insert(calls.begin(), found->second);
    if (!calls.empty()) all.push_back(std::move(calls));
  }
  return all;
}

// How many of the outermost calls are the same functions in both.
std::size_t in_common(const Calls& first, const Calls& second, std::size_t most) {
  std::size_t count = 0;
  while (count < std::min({most, first.size(), second.size()}) &&
         first[count].function == second[count].function)
    ++count;
  return count;
}

}  // namespace

std::vector<Place> where_it_is_stuck(pthread_t thread) {
  const std::vector<Stack> stacks = look_often_at(thread);
  const std::vector<Calls> all = calls_in_step(stacks);
  if (all.size() <= stacks.size() / 2) return {};
  std::size_t depth = all[0].size();
  for (const Calls& calls : all) depth = in_common(all[0], calls, depth);
  if (depth == 0) return {};
  // The loop is in the innermost function that it never leaves, and often goes wrong in what that one calls.
  std::vector<Place> places{all[0][depth - 1]};
  for (const Calls& calls : all)
    if (calls.size() > depth) places.push_back(calls[depth]);
  return places;
}

}  // namespace mini_redis::testing
