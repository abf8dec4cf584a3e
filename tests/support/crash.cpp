#include "support/crash.hpp"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <exception>
#include <initializer_list>
#include <string>

#include "common/require.hpp"
#include "support/code_lines.hpp"
#include "support/sanitizer.hpp"
#include "support/stack.hpp"

#ifdef MINI_REDIS_ADDRESS_SANITIZER
#include <sanitizer/common_interface_defs.h>
#endif

namespace mini_redis::testing {
namespace {

// Never moves and never allocates: it is read while the process is crashing.
class ReadyText {
 public:
  void set(std::string_view text) {
    length_ = 0;
    const std::size_t length = std::min(text.size(), bytes_.size());
    std::copy_n(text.data(), length, bytes_.data());
    length_ = length;
  }
  void write_out() const { write_out({bytes_.data(), length_}); }
  static void write_out(std::string_view text) {
    [[maybe_unused]] const auto written = write(STDOUT_FILENO, text.data(), text.size());
  }

 private:
  std::array<char, 2000> bytes_{};
  std::atomic<std::size_t> length_{0};
};

ReadyText said_last, before_place, place, after_place, report_end;

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

// The line in the step where it crashed, and the one that called it; if they can be found.
void write_place() {
  Stack stack;
  stack.capture();
  const auto found = innermost_in_step(code_lines(stack.addresses()));
  if (found.empty()) return place.write_out();
  std::string_view before = "  edit    ";
  for (const auto& [file, line, function] : found) {
    for (const std::string_view part : {before, file, std::string_view(":"), line, std::string_view(", "),
                                        function, std::string_view("()")})
      ReadyText::write_out(part);
    before = "  or  ";
  }
  ReadyText::write_out("\n");
}

// Once: a crash may come to more than one of the functions below.
void write_report(std::string_view kind) {
  static std::atomic_flag told = ATOMIC_FLAG_INIT;
  if (told.test_and_set()) return;
  ReadyText::write_out("CRASH  ");
  ReadyText::write_out(kind);
  ReadyText::write_out("\n");
  said_last.write_out();
  before_place.write_out();
  write_place();
  after_place.write_out();
  report_end.write_out();
}

[[maybe_unused]] void on_crash(int signal_number) {
  write_report(kind_of(signal_number));
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

[[maybe_unused]] void on_finding() {
  write_report("what the sanitizer reports");
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
  write_report(words_for_exception());
  signal(SIGABRT, SIG_DFL);
  std::abort();
}

}  // namespace

void prepare_crash_report(const CrashReport& report) {
  before_place.set(report.before);
  place.set(report.place);
  after_place.set(report.after);
  std::set_terminate(on_terminate);
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
