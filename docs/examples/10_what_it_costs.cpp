// What measuring costs: a small piece of work as it is, counted, and timed.
#include <chrono>
#include <cstdint>
#include <iomanip>
#include <iostream>
#include <map>
#include <string>

namespace {

using Time = std::chrono::steady_clock;

constexpr int rounds = 200'000;
volatile std::uint64_t sink = 0;

void work() {
  sink = sink * 31 + 7;
}

struct Numbers {
  std::uint64_t calls = 0;
  Time::duration took{0};
};
std::map<std::string, Numbers> by_name;

template <typename Round>
void tell(const std::string& what, Round round) {
  const auto start = Time::now();
  for (int i = 0; i < rounds; ++i) round();
  const std::chrono::duration<double, std::nano> took = Time::now() - start;
  std::cout << std::setw(34) << std::left << what << std::setw(6) << std::right << std::fixed
            << std::setprecision(1) << took.count() / rounds << " ns\n";
}

}  // namespace

int main() {
  Numbers& numbers = by_name["work"];
  for (int i = 0; i < rounds; ++i) work();  // warms up the processor
  tell("the work alone", [] { work(); });
  tell("and counted", [&] { work(), ++numbers.calls; });
  tell("and counted under its name", [] { work(), ++by_name["work"].calls; });
  tell("and timed: the clock read twice", [&] {
    const auto start = Time::now();
    work();
    numbers.took += Time::now() - start;
  });
  tell("timed sixteen at a time", [&, since = Time::now(), i = 0]() mutable {
    work();
    if (++i % 16 != 0) return;
    const auto now = Time::now();
    numbers.took += now - since;
    since = now;
  });
}
