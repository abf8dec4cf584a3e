// An archive moves to a larger room, twice the size each time: all boxes at once, or two with each new one.
#include <algorithm>
#include <cstddef>
#include <iomanip>
#include <iostream>

namespace {

constexpr std::size_t boxes = 1'000'000;

struct Work {
  std::size_t all = 0, most = 0;

  void add(std::size_t moved) { all += moved, most = std::max(most, moved); }
};

Work all_at_once() {
  Work work;
  std::size_t room = 16;
  for (std::size_t count = 0; count < boxes; ++count) {
    const bool is_full = count == room;
    if (is_full) room *= 2;
    work.add(is_full ? count : 0);
  }
  return work;
}

// When a room is full, the next one is opened; the old room is empty long before that one is full.
Work a_few_at_a_time(std::size_t at_a_time) {
  Work work;
  std::size_t room = 16, left_in_the_old_room = 0;
  for (std::size_t count = 0; count < boxes; ++count) {
    if (count == room) room *= 2, left_in_the_old_room = count;
    const std::size_t moved = std::min(at_a_time, left_in_the_old_room);
    left_in_the_old_room -= moved;
    work.add(moved);
  }
  return work;
}

void tell(const char* how, const Work& work) {
  std::cout << std::setw(20) << std::left << how << std::right << std::setw(10) << work.all << std::setw(12)
            << work.most << "\n";
}

}  // namespace

int main() {
  std::cout << "boxes carried           in all  for one box\n";
  tell("all at once", all_at_once());
  tell("two with each", a_few_at_a_time(2));
  return all_at_once().all == a_few_at_a_time(2).all && a_few_at_a_time(2).most == 2 ? 0 : 1;
}
