// simulate: whole lives of the server, each from one seed. See docs/simulation.md.
#include <sys/personality.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "common/command_line.hpp"
#include "simulation/history.hpp"
#include "simulation/real_calls.hpp"

using namespace mini_redis;
using namespace mini_redis::simulation;

namespace {

constexpr unsigned longest = 60;  // seconds for one history, which takes some milliseconds
constexpr int most = 1'000'000'000;

constexpr const char* help =
    "simulate [--seed N] [--histories N] [--verbose] [--keep-going] [--forget CALL]\n"
    "  --seed N        the first history (default 0)\n"
    "  --histories N   how many: of the seeds N, N+1, ... (default 1 with --seed, else 1000)\n"
    "  --verbose       prints what happens\n"
    "  --keep-going    does not end with the first bug\n"
    "  --forget CALL   sync, sync-directory or death-signal: as if the server did not make this call\n";

struct Options {
  std::uint64_t seed = 0, histories = 1000;
  bool verbose = false, keep_going = false;
};

double seconds_now() {
  timespec time{};
  __real_clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

// At the same addresses each time, because the order in a set of pointers depends on them.
void become_repeatable(char** argv) {
  const int now = personality(0xffffffff);
  if (now == -1 || (now & ADDR_NO_RANDOMIZE) != 0) return;
  if (personality(static_cast<unsigned long>(now) | ADDR_NO_RANDOMIZE) != -1) execv("/proc/self/exe", argv);
}

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view flag = argv[i];
    if (flag == "--help") std::cout << help, std::exit(0);
    if (flag == "--verbose" || flag == "--keep-going") {
      (flag == "--verbose" ? options.verbose : options.keep_going) = true;
      continue;
    }
    if (i + 1 == argc)
      throw BadOption("unknown, or without its value: " + std::string(flag) + "; see --help");
    const std::string_view value = argv[++i];
    if (flag == "--seed") {
      options.seed = static_cast<std::uint64_t>(number_between(flag, value, 0, most));
      options.histories = 1;
    } else if (flag == "--histories") {
      options.histories = static_cast<std::uint64_t>(number_between(flag, value, 1, most));
    } else if (flag == "--forget") {
      forget(value);
    } else {
      throw BadOption("there is no option " + std::string(flag) + "; see --help");
    }
  }
  return options;
}

// In a process of its own: it begins with fresh memory, and a crash ends nothing else. False: it shows a bug.
bool in_a_process(std::uint64_t seed, bool verbose, Summary& summary) {
  int ends[2];
  if (__real_pipe(ends) == -1) throw std::runtime_error(std::string("no pipe: ") + std::strerror(errno));
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
  if (WIFSIGNALED(status)) std::printf("seed %" PRIu64 ": ended by signal %d\n", seed, WTERMSIG(status));
  return is_whole && status == 0;
}

// How many histories show a bug.
std::uint64_t run(const Options& options, Summary& all) {
  std::uint64_t wrong = 0;
  for (std::uint64_t seed = options.seed; seed < options.seed + options.histories; ++seed) {
    Summary one;
    if (in_a_process(seed, options.verbose, one)) {
      all.add(one);
      continue;
    }
    ++wrong;
    if (!options.verbose) std::printf("  see it happen: simulate --seed %" PRIu64 " --verbose\n", seed);
    if (!options.keep_going) break;
  }
  return wrong;
}

}  // namespace

int main(int argc, char** argv) try {
  become_repeatable(argv);
  const Options options = parse(argc, argv);
  const double start = seconds_now();
  Summary all;
  const std::uint64_t wrong = run(options, all);
  if (wrong > 0) return 1;
  const double took = seconds_now() - start;
  std::printf("%" PRIu64
              " histories in %.1f s, %.0f a minute: %u kills, %u power cuts, %u changes lost that nobody was "
              "promised; fingerprint %016" PRIx64 "\n",
              options.histories, took, static_cast<double>(options.histories) / took * 60, all.kills,
              all.power_cuts, all.lost, all.fingerprint);
  return 0;
} catch (const std::exception& e) {
  std::cerr << "simulate: " << e.what() << "\n";
  return 2;
}
