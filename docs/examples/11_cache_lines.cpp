// The ages of a thousand people are added up. How many cache lines come from memory for that?
#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <iomanip>
#include <iostream>
#include <numeric>
#include <random>
#include <vector>

namespace {

constexpr std::size_t people = 1000, line_size = 64;

// A small cache: it keeps the 32 lines that were used last.
class Cache {
 public:
  void touch(const void* address) {
    const std::uintptr_t line = reinterpret_cast<std::uintptr_t>(address) / line_size;
    const auto found = std::find(lines_.begin(), lines_.end(), line);
    if (found != lines_.end()) {
      lines_.erase(found);
    } else {
      ++loads_;
      if (lines_.size() == 32) lines_.pop_back();
    }
    lines_.push_front(line);
  }
  int loads() const { return loads_; }

 private:
  std::deque<std::uintptr_t> lines_;
  int loads_ = 0;
};

struct alignas(32) Person {
  std::uint32_t age = 40;
  std::array<char, 20> name{};
  const Person* next = nullptr;
};

struct alignas(line_size) Everybody {
  std::array<Person, people> persons;
  alignas(line_size) std::array<std::uint32_t, people> ages;
};

// Joins the persons to a list, in this order.
const Person* list(std::array<Person, people>& persons, const std::vector<std::size_t>& order) {
  for (std::size_t i = 0; i + 1 < people; ++i) persons[order[i]].next = &persons[order[i + 1]];
  persons[order.back()].next = nullptr;
  return &persons[order.front()];
}

int walk_list(const Person* person) {
  Cache cache;
  for (; person; person = person->next) cache.touch(&person->age);
  return cache.loads();
}

int walk_ages(const std::array<std::uint32_t, people>& ages) {
  Cache cache;
  for (const std::uint32_t& age : ages) cache.touch(&age);
  return cache.loads();
}

}  // namespace

int main() {
  static Everybody all;
  std::vector<std::size_t> order(people);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const int ages = walk_ages(all.ages), in_order = walk_list(list(all.persons, order));
  std::mt19937_64 random(11);
  for (std::size_t i = people; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  const int shuffled = walk_list(list(all.persons, order));

  std::cout << "only the ages, in a row:           " << std::setw(4) << ages << " lines\n"
            << "persons of 32 bytes, in a row:     " << std::setw(4) << in_order << " lines\n"
            << "the same persons, a list, shuffled:" << std::setw(4) << shuffled << " lines\n";
  return ages < in_order && in_order < shuffled ? 0 : 1;
}
