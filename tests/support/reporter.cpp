// Prints only the coach's report. Catch2 calls it; "-r coach" selects it, as ctest does.
#include "support/catch.hpp"
#if MINI_REDIS_CATCH_3
#include <catch2/catch_test_case_info.hpp>
#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>
#include <catch2/reporters/catch_reporter_streaming_base.hpp>
#endif

#include <cstdlib>
#include <iostream>
#include <string_view>

#include "support/crash_report.hpp"
#include "support/running_step.hpp"
#include "support/test_program.hpp"

namespace mini_redis::testing {
namespace {

#if MINI_REDIS_CATCH_3
using CoachBase = Catch::StreamingReporterBase;
using ListenerBase = Catch::EventListenerBase;
#else
using ListenerBase = Catch::TestEventListenerBase;
class CoachReporter;
using CoachBase = Catch::StreamingReporterBase<CoachReporter>;
#endif

// Beside any reporter.
class Listener final : public ListenerBase {
 public:
  using ListenerBase::ListenerBase;
  void testCaseStarting(const Catch::TestCaseInfo& info) override { note_running_test(info.lineInfo.file); }
};

constexpr std::string_view together = "together/";

class CoachReporter final : public CoachBase {
 public:
  using CoachBase::CoachBase;
  static std::string getDescription() { return "What happened, why, and what to do next"; }

  void assertionStarting(const Catch::AssertionInfo&) override {}

#if MINI_REDIS_CATCH_3
  void assertionEnded(const Catch::AssertionStats& stats) override {
    print(stats.assertionResult);
  }
#else
  bool assertionEnded(const Catch::AssertionStats& stats) override {
    print(stats.assertionResult);
    return true;
  }
#endif

  void testCaseStarting(const Catch::TestCaseInfo& info) override {
    CoachBase::testCaseStarting(info);
    title_ = info.name;
    end_crash_report_with(how_to_find() + how_to_repeat());
  }

  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    if (stats.totals.assertions.failed == 0) std::cout << "PASSED" << std::endl;
    CoachBase::testCaseEnded(stats);
  }

  void testRunEnded(const Catch::TestRunStats& stats) override {
    CoachBase::testRunEnded(stats);
    if (stats.totals.testCases.total() > 0) return;
    // Catch2 2 calls that a success.
    std::cout << "NO SUCH TEST: nothing ran, and that's not a pass. Configure again: cmake --preset default"
              << std::endl;
    std::_Exit(2);
  }

 private:
  void print(const Catch::AssertionResult& result) {
    if (result.isOk()) return;
    const bool from_coach = result.getResultType() == Catch::ResultWas::ExplicitFailure;
    const bool crashed = result.getResultType() == Catch::ResultWas::FatalErrorCondition;
    if (crashed) std::cout << "CRASH  ";
    if (!from_coach && !crashed) std::cout << "WRONG  " << result.getExpandedExpression() << " ";
    std::cout << result.getMessage() << (from_coach ? "" : "\n") << how_to_repeat() << std::flush;
  }

  // Learners run tests with the driver; the kit's own tests only have CTest.
  std::string how_to_repeat() const {
    const std::string prefix = test_program.prefix;
    if (prefix.starts_with("step")) return "  again   ./workshop test \"" + title_ + "\"\n";
    if (prefix.starts_with(together))
      return "  again   ./workshop test --together " + prefix.substr(together.size()) + " \"" + title_ +
             "\"\n";
    return std::string("  again   ctest --test-dir ") + test_program.build + " --output-on-failure -R '^" +
           prefix + "/" + title_ + "$'\n";
  }

  // For a crash: a debugger knows the values, too.
  std::string how_to_find() const {
    if (std::string(test_program.prefix).starts_with("step"))
      return "  find    ./workshop why \"" + title_ + "\"\n          shows what the variables hold there\n";
    return std::string("  find    gdb -batch -ex run -ex bt --args ") + test_program.build + "/" +
           test_program.program + " '" + title_ +
           "'\n          shows where it crashed: look for the first line in steps/\n";
  }

  std::string title_;
};

}  // namespace
}  // namespace mini_redis::testing

using mini_redis::testing::CoachReporter;
using mini_redis::testing::Listener;
CATCH_REGISTER_LISTENER(Listener)
CATCH_REGISTER_REPORTER("coach", CoachReporter)
