// The verdict CRASH. After a crash there is no time to collect text, and it would not be safe: the text is
// prepared in advance, and the signal handler only writes it out.
#pragma once

#include <signal.h>

#include <memory>
#include <string_view>

#include "common/require.hpp"

namespace mini_redis::testing {

/// From now on, until Catch2's own handlers return at the end of the test, a crash prints CRASH, its kind,
/// what was said last, and these `words`. Under the sanitizers they come beside the sanitizer's own report.
void prepare_crash_report(std::string_view words);
/// Sets the end of a report: how to run the test again. Call once per test, before prepare_crash_report().
void end_crash_report_with(std::string_view words);
/// Sets what was said last, in a line or two.
void crash_comes_after(std::string_view words);

/// Calls `callback` before a BrokenRequirement is reported: it knows more, and may prepare another report.
void observe_broken_requirement(void (*callback)(const BrokenRequirement&));

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
