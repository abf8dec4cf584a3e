// How long do people wait for a lift? Two lifts with the same mean, and a histogram that
// costs one addition per person.
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <iostream>
#include <string>

namespace {

// Counts waits by size: bucket i counts those of less than 2^i seconds and at least half of that.
class Histogram {
 public:
  void add(std::uint32_t seconds) {
    ++counts_[static_cast<std::size_t>(std::bit_width(seconds))];
    ++count_;
    sum_ += seconds;
  }

  std::uint64_t mean() const { return sum_ / count_; }

  // This many of a hundred waited no longer than the result, which is a little
  // too high: only sizes are stored.
  std::uint64_t percentile(std::uint64_t of_a_hundred) const {
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      seen += counts_[i];
      if (seen * 100 >= count_ * of_a_hundred) return (std::uint64_t{1} << i) - 1;
    }
    return 0;
  }

 private:
  std::array<std::uint64_t, 33> counts_{};
  std::uint64_t count_ = 0, sum_ = 0;
};

void tell(const std::string& name, const Histogram& waits) {
  std::cout << name << " mean " << waits.mean() << " s";
  for (const std::uint64_t share : {50u, 90u, 99u})
    std::cout << ", " << share << " % within " << waits.percentile(share) << " s";
  std::cout << "\n";
}

}  // namespace

int main() {
  Histogram steady, moody;
  for (int person = 0; person < 1000; ++person) {
    steady.add(30);
    moody.add(person % 50 == 0 ? 1200 : 6);
  }
  tell("steady:", steady);
  tell("moody: ", moody);
}
