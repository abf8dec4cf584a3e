// How a process notices that it crashes. After a crash there is no time to collect text, and it would not
// be safe.
#pragma once

#include <signal.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace mini_redis::testing {

/// From now on, until Catch2's own handlers return at the end of a test, a crash of this process is reported
/// to `tell`, once. `kind` says what it is, in words; `stack` are addresses as in Stack. `tell` must work in
/// a signal handler. Under the sanitizers it comes beside the sanitizer's own report.
using TellCrash = void (*)(std::string_view kind, std::span<const std::uintptr_t> stack);
void tell_crashes(TellCrash tell);

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
