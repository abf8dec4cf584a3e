// CPU against memory. A server is given 1000 keys a second; each lives for a minute, and nobody asks for it
// again. After ten minutes: how many dead keys does it still hold, and how many keys did it have to look at?
#include <algorithm>
#include <functional>
#include <iomanip>
#include <iostream>
#include <random>

namespace {

constexpr long written_per_second = 1000, lifetime = 60, seconds = 600, sample_size = 20;

struct Keys {
  long alive = 0, dead = 0;
  long looked_at = 0;
};

std::mt19937_64 random_number{42};  // a fixed seed, so that everybody sees the same table

// Looks at up to 20 keys, removes the dead ones, and returns how many it removed.
long sample(Keys& keys) {
  const long size = std::min(sample_size, keys.alive + keys.dead);
  long removed = 0;
  for (long i = 0; i < size; ++i) {
    const auto all = static_cast<unsigned long>(keys.alive + keys.dead);
    if (static_cast<long>(random_number() % all) >= keys.dead) continue;
    --keys.dead;
    ++removed;
  }
  keys.looked_at += size;
  return removed;
}

void look_at_none(Keys&) {}

void look_at_all(Keys& keys) {
  keys.looked_at += keys.alive + keys.dead;
  keys.dead = 0;
}

void sample_once(Keys& keys) {
  sample(keys);
}

void sample_and_repeat(Keys& keys) {
  while (sample(keys) > sample_size / 4) {
  }
}

void sample_ten_times_as_often(Keys& keys) {
  for (int turn = 0; turn < 10; ++turn) sample_and_repeat(keys);
}

Keys ten_minutes(const std::function<void(Keys&)>& clean_up) {
  Keys keys;
  for (long second = 1; second <= seconds; ++second) {
    keys.alive += written_per_second;
    if (second > lifetime) keys.alive -= written_per_second, keys.dead += written_per_second;
    clean_up(keys);
  }
  return keys;
}

Keys report(const char* name, const std::function<void(Keys&)>& clean_up) {
  const Keys keys = ten_minutes(clean_up);
  std::cout << std::left << std::setw(28) << name << std::right << std::setw(8) << keys.alive << std::setw(8)
            << keys.dead << std::setw(5) << 100 * keys.dead / (keys.alive + keys.dead) << " %"
            << std::setw(10) << keys.looked_at / seconds << "\n";
  return keys;
}

}  // namespace

int main() {
  std::cout << "every second                   alive    dead  share  looks/s\n";
  const Keys none = report("look at none", look_at_none);
  const Keys all = report("look at all", look_at_all);
  const Keys once = report("one sample", sample_once);
  const Keys repeated = report("sample, and repeat", sample_and_repeat);
  report("the same, ten times a second", sample_ten_times_as_often);
  const bool bounded = repeated.dead < none.dead / 5 && repeated.looked_at < all.looked_at / 20;
  return bounded && once.dead > none.dead / 2 ? 0 : 1;
}
