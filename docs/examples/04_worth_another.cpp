// How likely is it that a sample of 20 says "again", that is, that more than 5 of its 20 keys are dead?
// Each key of the sample is dead with the probability p: the binomial distribution.
#include <cmath>
#include <iomanip>
#include <iostream>

namespace {

constexpr int sample_size = 20;

double choose(int n, int k) {
  double ways = 1;
  for (int i = 1; i <= k; ++i) ways *= static_cast<double>(n - k + i) / i;
  return ways;
}

double chance_of_exactly(int dead, double p) {
  return choose(sample_size, dead) * std::pow(p, dead) * std::pow(1 - p, sample_size - dead);
}

double chance_of_again(double p) {
  double again = 0;
  for (int dead = sample_size / 4 + 1; dead <= sample_size; ++dead) again += chance_of_exactly(dead, p);
  return again;
}

}  // namespace

int main() {
  std::cout << std::fixed;
  for (const int percent : {5, 10, 25, 40, 50, 60, 80}) {
    const double again = chance_of_again(percent / 100.0);
    std::cout << std::setw(3) << percent << " % dead:  again with " << std::setw(8) << std::setprecision(4)
              << 100 * again << " %,  samples in a row " << std::setprecision(1) << 1 / (1 - again) << "\n";
  }
  return chance_of_again(0.5) > 0.97 && chance_of_again(0.1) < 0.02 ? 0 : 1;
}
