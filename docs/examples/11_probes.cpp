// How many slots does a search look at? Linear probing, counted, beside what Knuth has calculated.
#include <cstdint>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <random>
#include <vector>

namespace {

constexpr std::size_t slots = 1 << 20;

class Table {
 public:
  // How many slots were looked at: from the one that the hash names to the first that has it, or is empty.
  std::size_t looks(std::uint64_t hash) const { return (place(hash) - hash) % slots + 1; }
  void add(std::uint64_t hash) { hashes_[place(hash)] = hash; }

 private:
  std::size_t place(std::uint64_t hash) const {
    std::size_t at = hash % slots;
    while (hashes_[at] != 0 && hashes_[at] != hash) at = (at + 1) % slots;
    return at;
  }

  std::vector<std::uint64_t> hashes_ = std::vector<std::uint64_t>(slots);  // 0: empty
};

// Of `count` hashes, the same ones each time.
double mean_looks(const Table& table, std::size_t count, std::uint64_t seed) {
  std::mt19937_64 hash(seed);
  std::size_t looks = 0;
  for (std::size_t i = 0; i < count; ++i) looks += table.looks(hash());
  return static_cast<double>(looks) / static_cast<double>(count);
}

}  // namespace

int main() {
  std::cout << "          there           not there\n"
               " full   counted  Knuth   counted  Knuth\n"
            << std::fixed << std::setprecision(1);
  bool is_near = true;
  for (const int percent : {25, 50, 75, 90, 95}) {
    Table table;
    std::mt19937_64 hash(11);
    const std::size_t count = slots * static_cast<std::size_t>(percent) / 100;
    for (std::size_t i = 0; i < count; ++i) table.add(hash());

    const double room = 1 - percent / 100.0;
    const double hits = mean_looks(table, count, 11), misses = mean_looks(table, slots / 16, 12);
    const double expected_hits = (1 + 1 / room) / 2, expected_misses = (1 + 1 / (room * room)) / 2;
    std::cout << std::setw(3) << percent << " %" << std::setw(9) << hits << std::setw(7) << expected_hits
              << std::setw(10) << misses << std::setw(7) << expected_misses << "\n";
    is_near = is_near && hits < 1.2 * expected_hits && misses < 1.2 * expected_misses;
  }
  return is_near ? 0 : 1;
}
