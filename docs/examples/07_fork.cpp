// What fork(2) copies: all of the process's memory, as it is at one moment, and hardly any of it physically.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <iostream>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t page = 4096, pages = 16'384;  // 64 MB

std::vector<char> database(page* pages, 'a');

// Pages that the kernel had to give this process or copy for it so far.
long page_faults() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_minflt;
}

long changed(std::size_t count) {
  const long before = page_faults();
  for (std::size_t i = 0; i < count; ++i) database[i * page] = 'b';
  return page_faults() - before;
}

// Waits until the parent has made its changes, then checks what it sees: the exit status says whether that is
// the old database. A child must leave with _exit(): exit() would write the parent's buffers a second time.
[[noreturn]] void take_snapshot(int parent_is_done) {
  char byte;
  const bool told = read(parent_is_done, &byte, 1) == 0;  // the parent's end of the pipe is closed
  std::size_t old = 0;
  for (const char c : database) old += c == 'a';
  _exit(told && old == database.size() ? 0 : 1);
}

long microseconds_since(Clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count();
}

}  // namespace

int main() {
  int ends[2];
  if (pipe(ends) != 0) return 1;
  const auto start = Clock::now();
  const pid_t child = fork();
  if (child == 0) {
    close(ends[1]);
    take_snapshot(ends[0]);
  }
  std::cout << "fork() of " << (database.size() >> 20) << " MB took " << microseconds_since(start) << " us\n";
  std::cout << "the parent changes 100 pages: " << changed(100) << " copied\n";
  std::cout << "and the same ones once more:  " << changed(100) << " copied\n";
  close(ends[1]);

  int status = 0;
  waitpid(child, &status, 0);
  std::cout << "the child saw " << (status == 0 ? "the old database, every byte" : "the changes") << "\n";
  return status == 0 ? 0 : 1;
}
