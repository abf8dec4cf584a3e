// One writer, two readers, and one of the readers is too slow. Three things a
// server can do about it, in numbers.
#include <algorithm>
#include <cstdio>

namespace {

constexpr int seconds = 600, written_per_second = 1000, slow_reads_per_second = 100;
constexpr int limit = 32'000;  // messages that may wait for a reader

struct Outcome {
  int fast_got = 0;      // received by the fast reader
  int most_waiting = 0;  // most messages in the server's memory at one time for the slow reader
  int slow_left_at = 0;  // the second when the slow reader was cut off; 0: never
};

// Sends a message only when everybody has room for it.
Outcome wait_for_all() {
  Outcome outcome;
  for (int second = 1; second <= seconds; ++second)
    outcome.fast_got += std::min(written_per_second, slow_reads_per_second);
  return outcome;
}

// Keeps what a reader has not read yet, up to `most` messages; beyond that the reader is cut off.
Outcome keep(int most) {
  Outcome outcome;
  int waiting = 0;
  for (int second = 1; second <= seconds; ++second) {
    outcome.fast_got += written_per_second;
    if (outcome.slow_left_at) continue;
    waiting += written_per_second - slow_reads_per_second;
    if (waiting > most) outcome.slow_left_at = second;
    outcome.most_waiting = std::min(std::max(outcome.most_waiting, waiting), most);
  }
  return outcome;
}

void print(const char* what, const Outcome& outcome) {
  std::printf("%-24s %11d %14d", what, outcome.fast_got, outcome.most_waiting);
  outcome.slow_left_at ? std::printf("   in second %d\n", outcome.slow_left_at) : std::printf("   no\n");
}

}  // namespace

int main() {
  std::printf("%-24s %11s %14s   slow one cut off\n", "in ten minutes", "fast one got", "most kept");
  print("wait for the slowest", wait_for_all());
  print("keep everything", keep(seconds * written_per_second));
  print("keep up to a limit", keep(limit));
}
