#include "server_side/crash.hpp"

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <exception>
#include <initializer_list>
#include <string>

#include "common/require.hpp"
#include "server_side/sanitizer.hpp"
#include "server_side/stack.hpp"

#ifdef MINI_REDIS_ADDRESS_SANITIZER
#include <sanitizer/common_interface_defs.h>
#endif

namespace mini_redis::testing {
namespace {

std::string_view kind_of(int signal_number) {
  switch (signal_number) {
    case SIGSEGV:
    case SIGBUS:
      return "a segmentation fault: the code used memory that isn't there (any more), or a recursion didn't "
             "end";
    case SIGFPE:
      return "an arithmetic error, such as a division by zero";
    case SIGABRT:
      return "abort(): a check failed, in the code or in the library (heap overwritten, freed twice)";
    default:
      return "a fatal signal";
  }
}

std::atomic<TellCrash> told_to = nullptr;

// Once: a crash may come to more than one of the functions below.
void note_crash(std::string_view kind) {
  static std::atomic_flag told = ATOMIC_FLAG_INIT;
  if (told.test_and_set()) return;
  Stack stack;
  stack.capture();
  if (const TellCrash tell = told_to) tell(kind, stack.addresses());
}

[[maybe_unused]] void on_crash(int signal_number) {
  note_crash(kind_of(signal_number));
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

[[maybe_unused]] void on_finding() {
  note_crash("what the sanitizer reports");
}

std::string words_for_exception() try {
  if (const auto error = std::current_exception()) std::rethrow_exception(error);
  return std::string(kind_of(SIGABRT));
} catch (const BrokenRequirement& broken) {
  return broken.what();
} catch (const std::exception& e) {
  return "an exception that nothing caught: " + std::string(e.what());
} catch (...) {
  return "an exception that nothing caught";
}

// Nothing is broken yet, so this may allocate.
[[noreturn]] void on_terminate() {
  note_crash(words_for_exception());
  signal(SIGABRT, SIG_DFL);
  std::abort();
}

void catch_crashes() {
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

}  // namespace

void tell_crashes(TellCrash tell) {
  told_to = tell;
  catch_crashes();
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
