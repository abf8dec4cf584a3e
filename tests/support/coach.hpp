// What a learner reads when a test fails: what happened, the likely reason, and what to do next.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "support/place.hpp"

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

/// What the coach can find out about the server besides its replies. For one server
/// at a time; by default nothing.
struct ServerInsight {
  std::function<std::string()> silence = {};  // why nothing may have come since then; names the functions
  // Why a reply is wrong, if it knows more than the bytes tell.
  std::function<std::string(const std::string& expected, const std::string& received)> wrong_reply = {};
  bool has_handlers = true;  // each command has a function of its name
};
void watch_server(const ServerInsight& insight);
/// Records a line of the server's log; the last one becomes part of the report.
/// May be called from any thread.
void note_log_line(const std::string& text);
/// Whether the last line of the server's log has these words.
bool was_logged(const std::string& words);

/// Says what the running test is about: the place to edit, and the idea the test
/// checks. Call it first in a test.
void about(const std::string& file, const std::string& function, const std::string& why);

/// The test has moved the clock: conversations show it before their next line.
void note_clock_move(std::int64_t milliseconds);

/// Ends the test with a report. `what` says what was seen and what was expected, in one or a few lines;
/// `why`, if not empty, comes before the why given to about(). The place to edit is, of these, the first that
/// is known: where the server's thread is stuck; `suspects`; the functions of this step that `why` names, as
/// "execute()"; the function that the test is about, and the one of the command that was to reply. If a stub
/// was reached in the meantime, the verdict is NOT IMPLEMENTED.
[[noreturn]] void fail(Verdict verdict, const Conversation& conversation, const std::string& what,
                       const std::string& why = "", const std::vector<Place>& suspects = {});

/// A function that is still to be written, and was called.
struct Stub {
  std::string function, file, step;  // "Session::run", "steps/01-tcp-server/session.cpp", "01-tcp-server"
  unsigned line = 0;
};
/// Notes a stub that the server's process has reached. Only the first one counts. May be called from any
/// thread.
void note_stub(const Stub& stub);
/// The first stub that was reached, or nullptr. May be called from any thread.
const Stub* stub_reached();
/// A file descriptor that becomes readable once a stub is reached.
int stub_reached_signal();

/// Why `received` is not `expected`, as far as the bytes can tell; empty if they cannot.
std::string explain_difference(const std::string& expected, const std::string& received);
/// The same, as far as the server knows; empty if it knows nothing.
std::string explain_wrong_reply(const std::string& expected, const std::string& received);
/// Whether each command of the server has a function of its name.
bool commands_have_handlers();
/// Why nothing has come, as far as the server knows: its functions of this step, and what they do wrong.
/// Empty if none of them is of this step.
std::string explain_silence();
/// The function of this step that runs the command whose reply comes next, if it can be known.
std::vector<Place> answering(const Conversation& conversation);
/// The functions of this step that have written the wrong reply, if the bytes show them.
std::vector<Place> suspects_by(const Conversation& conversation, const std::string& expected,
                               const std::string& received);
/// The function of this step that has thrown the exception that ended a session, or else any exception since
/// the last bytes were sent; its caller; and the function that the test is about. Empty if there was no
/// exception.
std::vector<Place> throwers();

}  // namespace mini_redis::testing
