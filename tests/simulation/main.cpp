// simulate [--seed N] [--histories N] [--verbose]: whole lives of the server, each from one seed.
#include <sys/personality.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <random>

#include "common/command_line.hpp"
#include "simulation/history.hpp"
#include "simulation/real_calls.hpp"

using namespace mini_redis;
using namespace mini_redis::simulation;

namespace {

constexpr unsigned longest = 20;  // seconds for one history, which takes some milliseconds

struct Options {
  std::uint64_t seed = 0;
  std::uint64_t histories = 1000;
  bool verbose = false, keep_going = false;
};

double seconds_now() {
  timespec time{};
  __real_clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

// In a process of its own: it begins with fresh memory, and a crash ends nothing else. False: it shows a bug.
bool in_a_process(std::uint64_t seed, bool verbose, Summary& summary) {
  int ends[2];
  if (__real_pipe(ends) == -1) std::abort();
  std::fflush(stdout);
  const pid_t child = __real_fork();
  if (child == 0) {
    alarm(longest);
    const Summary made = run_history(seed, verbose);
    std::fflush(stdout);
    __real__exit(__real_write(ends[1], &made, sizeof made) == sizeof made ? 0 : 1);
  }
  __real_close(ends[1]);
  const bool is_whole = __real_read(ends[0], &summary, sizeof summary) == sizeof summary;
  __real_close(ends[0]);
  int status = 0;
  __real_waitpid(child, &status, 0);
  if (WIFSIGNALED(status))
    std::printf("seed %llu: ended by signal %d\n", static_cast<unsigned long long>(seed), WTERMSIG(status));
  return is_whole && status == 0;
}

}  // namespace

int main(int argc, char** argv) {
  // At the same addresses each time: sets of pointers are in the same order then.
  if (const int now = personality(0xffffffff); !(now & ADDR_NO_RANDOMIZE)) {
    personality(static_cast<unsigned long>(now) | ADDR_NO_RANDOMIZE);
    execv("/proc/self/exe", argv);
  }
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view flag = argv[i];
    if (flag == "--verbose") options.verbose = true;
    if (flag == "--keep-going") options.keep_going = true;
    if (flag == "--seed" && i + 1 < argc) options.seed = std::strtoull(argv[++i], nullptr, 10), options.histories = 1;
    if (flag == "--histories" && i + 1 < argc) options.histories = std::strtoull(argv[++i], nullptr, 10);
  }
  const double start = seconds_now();
  Summary all;
  bool is_well = true;
  for (std::uint64_t done = 0; done < options.histories; ++done) {
    Summary one;
    if (!in_a_process(options.seed + done, options.verbose, one)) {
      is_well = false;
      if (!options.keep_going) return std::printf("see it again: simulate --seed %llu --verbose\n", static_cast<unsigned long long>(options.seed + done)), 1;
    }
    all.kills += one.kills, all.power_cuts += one.power_cuts, all.lost += one.lost;
    all.fingerprint ^= one.fingerprint + done;
  }
  const double took = seconds_now() - start;
  std::printf("%llu histories in %.1f s, %.0f a minute; %u kills, %u power cuts, %u changes lost that nobody was promised; fingerprint %llx\n",
              static_cast<unsigned long long>(options.histories), took, static_cast<double>(options.histories) / took * 60,
              all.kills, all.power_cuts, all.lost, static_cast<unsigned long long>(all.fingerprint));
  return is_well ? 0 : 1;
}
