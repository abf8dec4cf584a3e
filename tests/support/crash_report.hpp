// The verdict CRASH. Its text is prepared in advance, and only written out when it comes to that.
#pragma once

#include <cstdint>
#include <span>
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

/// From now on, until Catch2's own handlers return at the end of the test, a crash prints CRASH, its
/// kind, what was said last, and this, with the line of the step's code where it crashed. SIGALRM prints
/// TIMEOUT and the same, if the calling thread is in the step's code when it comes.
void prepare_crash_report(const CrashReport& report);
/// Prints the report of a crash: see TellCrash.
void print_crash(std::string_view kind, std::span<const std::uintptr_t> stack);
/// The same for a call of the test that does not return. False if the stack is not in the step's code.
bool print_hanging_call(std::span<const std::uintptr_t> stack);

/// Sets the end of a report: how to run the test again. Call once per test, before prepare_crash_report().
void end_crash_report_with(std::string_view words);
/// Sets what was said last, in a line or two.
void crash_comes_after(std::string_view words);

}  // namespace mini_redis::testing
