// The verdict CRASH. A crash leaves no time to gather words, nor is it safe to: they are kept ready from the
// start, and the signal handler only writes them out.
#pragma once

#include <signal.h>

#include <memory>
#include <string_view>

namespace mini_redis::testing {

/// From now on, and until Catch2's own handlers come back at the end of the test, a crash prints CRASH, its
/// kind, what was said last, and these `words`. Under AddressSanitizer nothing changes: its report says more.
void prepare_crash_report(std::string_view words);
/// The end of a report: how to run the test again. Once for each test, before prepare_crash_report().
void end_crash_report_with(std::string_view words);
/// What was said last, in a line or two.
void crash_comes_after(std::string_view words);

/// While it lives, the thread that made it can report that its stack has overflowed.
class SignalStack {
 public:
  SignalStack();
  ~SignalStack();
  SignalStack(const SignalStack&) = delete;

 private:
  static constexpr unsigned size = 64 * 1024;
  const std::unique_ptr<char[]> bytes_;
  stack_t previous_{};  // AddressSanitizer has one of its own
};

}  // namespace mini_redis::testing
