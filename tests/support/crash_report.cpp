#include "support/crash_report.hpp"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <initializer_list>

#include "server_side/crash.hpp"
#include "server_side/stack.hpp"
#include "server_side/temporary_path.hpp"
#include "support/code_lines.hpp"
#include "support/source_line.hpp"

namespace mini_redis::testing {
namespace {

void put(std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts)
    [[maybe_unused]] const auto written = write(STDOUT_FILENO, part.data(), part.size());
}

// Never moves and never allocates: it is read while the process is crashing.
class ReadyText {
 public:
  void set(std::string_view text) {
    length_ = 0;
    const std::size_t length = std::min(text.size(), bytes_.size());
    std::copy_n(text.data(), length, bytes_.data());
    length_ = length;
  }
  std::string_view text() const { return {bytes_.data(), length_}; }

 private:
  std::array<char, 2000> bytes_{};
  std::atomic<std::size_t> length_{0};
};

pthread_t test_thread;
ReadyText said_last, before_place, about_line, about_function, after_place, report_end;

void put_place(const CodeLine& line) {
  put({line.file, ":", line.line, ", ", line.function, "()"});
}

void put_place_of_test() {
  put({about_line.text(), ", ", about_function.text(), "()"});
}

// Where it happened, and a second place that may be the cause: the caller of that function, or what the test
// is about.
void put_places(std::span<const CodeLine> found) {
  if (found.empty()) return put_place_of_test();
  put_place(found.front());
  const std::string_view function = found.front().function;
  const bool has_caller = found.back().function != function;
  if (has_caller || about_function.text() != function) put({"  or  "});
  if (has_caller) return put_place(found.back());
  if (about_function.text() != function) put_place_of_test();
}

void put_report(std::string_view kind, std::span<const CodeLine> found) {
  put({kind, "\n", said_last.text(), before_place.text()});
  if (const auto code = found.empty() ? "" : text_of(found.front()); !code.empty())
    put({"  code    ", code, "\n"});
  put({"  edit    "});
  put_places(found);
  put({"\n", after_place.text(), report_end.text()});
  remove_temporary_paths();  // the program ends now
}

// The line of the step's code that a thread was in, and the one that has called it.
std::span<const CodeLine> place_in(std::span<const std::uintptr_t> stack) {
  return innermost_in_step(code_lines(stack));
}

// The time of the test is up. Where it waits for the server, it notices by itself; but it may have called a
// function of the step that does not return.
void on_alarm(int signal_number) {
  if (!pthread_equal(pthread_self(), test_thread)) {
    pthread_kill(test_thread, signal_number);
    return;
  }
  const int before = errno;
  Stack stack;
  stack.capture();
  if (print_hanging_call(stack.addresses())) _exit(1);
  errno = before;
}

}  // namespace

void prepare_crash_report(const CrashReport& report) {
  before_place.set(report.before);
  about_line.set(report.place.line);
  about_function.set(report.place.function);
  after_place.set(report.after);
  test_thread = pthread_self();
  signal(SIGALRM, on_alarm);
  tell_crashes(print_crash);
}

void print_crash(std::string_view kind, std::span<const std::uintptr_t> stack) {
  put({"CRASH  "});
  put_report(kind, place_in(stack));
}

bool print_hanging_call(std::span<const std::uintptr_t> stack) {
  const auto found = place_in(stack);
  if (found.empty()) return false;
  put({"TIMEOUT  the test called ", found.front().function});
  put_report("(), and that doesn't return: a loop doesn't end", found);
  return true;
}

void end_crash_report_with(std::string_view words) {
  report_end.set(words);
}
void crash_comes_after(std::string_view words) {
  said_last.set(words);
}

}  // namespace mini_redis::testing
