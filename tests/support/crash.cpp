#include "support/crash.hpp"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <exception>
#include <initializer_list>
#include <string>

#include "common/require.hpp"
#include "support/code_lines.hpp"
#include "support/sanitizer.hpp"
#include "support/source_line.hpp"
#include "support/stack.hpp"

#ifdef MINI_REDIS_ADDRESS_SANITIZER
#include <sanitizer/common_interface_defs.h>
#endif

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

std::string_view kind_of(int signal_number) {
  switch (signal_number) {
    case SIGSEGV:
    case SIGBUS:
      return "a segmentation fault: memory was used that is not there (any more), or a recursion did not end";
    case SIGFPE:
      return "an arithmetic error, such as a division by zero";
    case SIGABRT:
      return "abort(): a check has failed, in the code or in the library (heap overwritten, freed twice)";
    default:
      return "a fatal signal";
  }
}

void put_place(const CodeLine& line) {
  put({line.file, ":", line.line, ", ", line.function, "()"});
}

void put_place_of_test() {
  put({about_line.text(), ", ", about_function.text(), "()"});
}

// Where it happened, and a second place that may be the cause: the caller of that function, or what the test is about.
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
}

// The line of the step's code that this thread is in, and the one that has called it.
std::span<const CodeLine> own_place() {
  Stack stack;
  stack.capture();
  return innermost_in_step(code_lines(stack.addresses()));
}

// Once: a crash may come to more than one of the functions below.
void put_crash(std::string_view kind) {
  static std::atomic_flag told = ATOMIC_FLAG_INIT;
  if (told.test_and_set()) return;
  put({"CRASH  "});
  put_report(kind, own_place());
}

// The time of the test is up. Where it waits for the server, it notices by itself; but it may have called a function
// of the step that does not return.
void on_alarm(int signal_number) {
  if (!pthread_equal(pthread_self(), test_thread)) {
    pthread_kill(test_thread, signal_number);
    return;
  }
  const int before = errno;
  if (const auto found = own_place(); !found.empty()) {
    put({"TIMEOUT  the test has called ", found.front().function});
    put_report("(), and it does not return: a loop does not end", found);
    _exit(1);
  }
  errno = before;
}

[[maybe_unused]] void on_crash(int signal_number) {
  put_crash(kind_of(signal_number));
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

[[maybe_unused]] void on_finding() {
  put_crash("what the sanitizer reports");
}

std::string words_for_exception() try {
  if (const auto error = std::current_exception()) std::rethrow_exception(error);
  return std::string(kind_of(SIGABRT));
} catch (const BrokenRequirement& broken) {
  return broken.what();
} catch (const std::exception& e) {
  return "an exception that nobody caught: " + std::string(e.what());
} catch (...) {
  return "an exception that nobody caught";
}

// Nothing is broken yet, so this may allocate.
[[noreturn]] void on_terminate() {
  put_crash(words_for_exception());
  signal(SIGABRT, SIG_DFL);
  std::abort();
}

}  // namespace

void prepare_crash_report(const CrashReport& report) {
  before_place.set(report.before);
  about_line.set(report.place.line);
  about_function.set(report.place.function);
  after_place.set(report.after);
  std::set_terminate(on_terminate);
  test_thread = pthread_self();
  signal(SIGALRM, on_alarm);
#ifdef MINI_REDIS_ADDRESS_SANITIZER
  __sanitizer_set_death_callback(on_finding);
#else
  struct sigaction action {};
  action.sa_handler = on_crash;
  action.sa_flags = SA_ONSTACK;
  for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) sigaction(number, &action, nullptr);
#endif
}

#ifdef MINI_REDIS_ADDRESS_SANITIZER
// The sanitizers look for functions of these names.
extern "C" const char* __asan_default_options() {
  return "detect_stack_use_after_return=1:"  // 2: also if Catch2 wants to handle it
         "handle_segv=2:handle_sigbus=2:handle_sigfpe=2:handle_sigill=2:handle_abort=2";
}
extern "C" const char* __ubsan_default_options() {
  return "print_stacktrace=1";
}
// GCC's runtime does not call the death callback for undefined behaviour.
extern "C" void __ubsan_on_report() {
  on_finding();
}
#endif

void end_crash_report_with(std::string_view words) {
  report_end.set(words);
}
void crash_comes_after(std::string_view words) {
  said_last.set(words);
}

SignalStack::SignalStack() : bytes_(new char[size]) {
  stack_t stack{};
  stack.ss_sp = bytes_.get();
  stack.ss_size = size;
  sigaltstack(&stack, &previous_);
}

SignalStack::~SignalStack() {
  sigaltstack(&previous_, nullptr);
}

}  // namespace mini_redis::testing
