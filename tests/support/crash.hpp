// The verdict CRASH. After a crash there is no time to collect text, and it would not be safe: the text is
// prepared in advance, and the signal handler only writes it out.
#pragma once

#include <signal.h>

#include <memory>
#include <string>
#include <string_view>

#include "support/place.hpp"

namespace mini_redis::testing {

/// The part of the report that the test knows. `place` is what it is about.
struct CrashReport {
  std::string before;
  Place place;
  std::string after;
};

/// From now on, until Catch2's own handlers return at the end of the test, a crash prints CRASH, its kind,
/// what was said last, and this, with the line of the step's code where it crashed. Under the sanitizers it
/// comes beside the sanitizer's own report. SIGALRM prints TIMEOUT and the same, if the calling thread is in
/// the step's code when it comes.
void prepare_crash_report(const CrashReport& report);
/// Sets the end of a report: how to run the test again. Call once per test, before prepare_crash_report().
void end_crash_report_with(std::string_view words);
/// Sets what was said last, in a line or two.
void crash_comes_after(std::string_view words);

/// While it lives, the thread that created it can report a stack overflow.
class SignalStack {
 public:
  SignalStack();
  ~SignalStack();
  SignalStack(const SignalStack&) = delete;

 private:
  static constexpr unsigned size = 64 * 1024;
  const std::unique_ptr<char[]> bytes_;
  stack_t previous_{};  // AddressSanitizer has its own
};

}  // namespace mini_redis::testing
