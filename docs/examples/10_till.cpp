// A bakery's till counts loaves and never counts down. How many are sold per hour? And what
// if it was switched off at noon?
#include <cstdint>
#include <iostream>
#include <vector>

namespace {

struct Look {
  int hour;
  std::uint32_t loaves;  // the number the till shows
};

// Wrong: subtracts unsigned numbers, and the second may be larger.
std::uint32_t sold_carelessly(const Look& before, const Look& now) {
  return now.loaves - before.loaves;
}

// Right: a counter that is smaller now began again at 0. Since then, at least as many were sold as it shows.
std::uint32_t sold(const Look& before, const Look& now) {
  return now.loaves >= before.loaves ? now.loaves - before.loaves : now.loaves;
}

}  // namespace

int main() {
  const std::vector<Look> looks = {{8, 0}, {9, 120}, {11, 200}, {12, 260}, {14, 30}, {15, 75}};
  for (std::size_t i = 1; i < looks.size(); ++i) {
    const auto hours = static_cast<std::uint32_t>(looks[i].hour - looks[i - 1].hour);
    std::cout << looks[i - 1].hour << " to " << looks[i].hour << ":  " << sold(looks[i - 1], looks[i]) / hours
              << " an hour   (carelessly " << sold_carelessly(looks[i - 1], looks[i]) / hours << ")\n";
  }
}
