#include "support/stuck.hpp"

#include <algorithm>
#include <map>

namespace mini_redis::testing {
namespace {

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

std::vector<Place> where_it_is_stuck(const std::vector<Stack>& stacks) {
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
