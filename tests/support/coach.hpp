// What a learner reads when a test fails: what happened, why it probably did, and what to do next.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/not_implemented.hpp"

namespace mini_redis::testing {

enum class Verdict { not_implemented, wrong, timeout };

/// What was said on one connection, in order.
struct Conversation {
  struct Line {
    std::string who;  // "sent", "received", or "clock" when the test moved it
    std::string bytes;
  };
  std::vector<Line> lines;

  void add(const std::string& who, std::string_view bytes);

  int seen_clock_moves = 0;
};

/// What the coach can learn of the server beside its answers. One server at a time; the default: nothing.
struct ServerInsight {
  std::function<bool()> responds = {};  // false: its thread is stuck somewhere
};
void watch_server(const ServerInsight& insight);
/// A line of the server's log: the last one becomes part of the report. From any thread.
void note_log_line(const std::string& text);

/// Says what the running test is about: the place to edit and the thought behind it. A test's first line.
void about(const std::string& file, const std::string& function, const std::string& why);

/// The bytes point to another function of this step than the test is about: from now on that one is the place
/// to edit. Of another step it is ignored: there the reference is at work.
void suspect(const std::string& step, const std::string& file, const std::string& function);

/// The test has moved the clock: conversations show it before their next line.
void note_clock_move(std::int64_t milliseconds);

/// Ends the test with a report. `what` is what was seen and what was expected, in one or a few lines; `why`,
/// if there is one, stands before the thought given to about(). A stub that was reached meanwhile makes it
/// NOT IMPLEMENTED.
[[noreturn]] void fail(Verdict verdict, const Conversation& conversation, const std::string& what,
                       const std::string& why = "");

/// The first stub that was reached in this process, or nullptr. Seen from any thread.
const NotImplemented* stub_reached();
/// A file descriptor that becomes readable once a stub is reached.
int stub_reached_signal();

/// Why `received` is not `expected`, as far as the bytes can tell; empty when they cannot.
std::string explain_difference(const std::string& expected, const std::string& received);
/// Calls suspect(), where the bytes tell whose work they are.
void suspect_by(const std::string& expected, const std::string& received);

}  // namespace mini_redis::testing
