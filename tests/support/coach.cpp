#include "support/coach.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <iomanip>
#include <mutex>
#include <optional>
#include <sstream>

#include "common/not_implemented.hpp"
#include "server_side/server_thread.hpp"
#include "server_side/test_time.hpp"
#include "support/catch.hpp"
#include "support/crash_report.hpp"
#include "support/kernel.hpp"
#include "support/random_values.hpp"
#include "support/running_step.hpp"
#include "support/server_process.hpp"
#include "support/shown.hpp"
#include "support/stuck.hpp"

namespace mini_redis::testing {
namespace {

constexpr std::size_t shown_lines = 8;  // of the conversation: the end is the most useful part

struct About {
  Place place;
  std::string why;
} about_now;

ServerInsight server_now;

int clock_moves = 0;
std::string last_clock_move;

// Written by the server's thread.
std::mutex log_mutex;
std::string last_log_line;

// Written once, by the thread that reaches the first stub; the test's thread reads it after `reached` is set.
Stub first_stub;
std::atomic<bool> reached{false};
std::array<int, 2> signal_pipe{-1, -1};

[[maybe_unused]] const bool listening = [] {
  if (pipe(signal_pipe.data()) != 0) std::abort();
  observe_not_implemented([](const NotImplemented& stub) {
    note_stub({stub.function(), stub.file(), stub.step(), stub.line()});
  });
  redirect_server_log(note_log_line);
  return true;
}();

// In colour if the output is a terminal.
std::string heading(Verdict verdict) {
  constexpr const char* names[] = {"NOT IMPLEMENTED", "WRONG", "TIMEOUT"};
  const std::string name = names[static_cast<int>(verdict)];
  const bool colour = isatty(STDOUT_FILENO) && !std::getenv("NO_COLOR");
  const std::string yellow = "\033[1;33m", red = "\033[1;31m", plain = "\033[0m";
  return colour ? (verdict == Verdict::not_implemented ? yellow : red) + name + plain : name;
}

std::string indented(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 3)
    text.replace(at, 1, "\n  ");
  return "  " + text;
}

void write_conversation(std::ostream& out, const Conversation& conversation) {
  const auto& lines = conversation.lines;
  const std::size_t first = lines.size() > shown_lines ? lines.size() - shown_lines : 0;
  if (first > 0) out << "    (" << first << (first == 1 ? " line" : " lines") << " before)\n";
  for (std::size_t i = first; i < lines.size(); ++i)
    out << "  " << std::setw(2) << i + 1 << ". " << std::left << std::setw(10) << lines[i].who << std::right
        << in_quotes(lines[i].bytes) << "\n";
}

std::vector<Place> places_to_edit(const Conversation& conversation, const std::string& why,
                                  const std::vector<Place>& suspects) {
  if (!suspects.empty()) return suspects;
  if (const auto named = functions_in(why); !named.empty()) return named;
  std::vector<Place> places = answering(conversation);
  places.insert(places.begin(), about_now.place);
  return places;
}

std::string line_of(const std::vector<Place>& places) {
  const std::string& code = places[0].code;
  return (code.empty() ? "" : "  code    " + code + "\n") + "  edit    " + to_text(places) + "\n";
}

void write_rest(std::ostream& out) {
  out << "  read    steps/" << running_step() << "/README.md\n"
      << "  seed    MINI_REDIS_SEED=" << seed() << " brings back the same values\n";
}

// What the server itself logged.
void write_server_log(std::ostream& out) {
  const std::lock_guard lock(log_mutex);
  if (!last_log_line.empty()) out << "  log     " << shown(last_log_line) << "\n";
}

void write_slowness(std::ostream& out) {
  const std::string words = slowness();
  if (!words.empty()) out << "  slow    " << words << "\n";
}

CrashReport crash_report() {
  std::ostringstream rest;
  write_rest(rest);
  return {"  why     " + about_now.why + "\n", about_now.place, rest.str()};
}

std::string stub_report(const Stub& stub) {
  std::ostringstream out;
  out << heading(Verdict::not_implemented) << "  " << stub.function << "\n"
      << "  open    " << stub.file << ":" << stub.line << "\n"
      << "  read    the task card, steps/" << stub.step << "/README.md\n"
      << "  this test asks for: " << about_now.why << "\n";
  return out.str();
}

std::string report(Verdict verdict, const Conversation& conversation, const std::string& what,
                   const std::string& why, const std::vector<Place>& suspects) {
  std::ostringstream out;
  out << heading(verdict) << "\n";
  write_conversation(out, conversation);
  out << indented(what) << "\n";
  if (!why.empty()) out << "  why     " << why << "\n";
  out << (why.empty() ? "  why     " : "          ") << about_now.why << "\n";
  write_server_log(out);
  if (verdict == Verdict::timeout) write_slowness(out);
  out << line_of(places_to_edit(conversation, why, suspects));
  write_rest(out);
  return out.str();
}

// That the server's thread is stuck explains more than anything else the test knows.
std::string report_if_stuck(const Conversation& conversation, const std::string& what) {
  if (server_process().responds()) return "";
  const std::vector<Place> places = where_it_is_stuck(server_process().looks_at_server());
  const std::string function = places.empty() ? "a function of this step" : places[0].function + "()";
  return report(Verdict::timeout, conversation, what,
                "The server doesn't answer any client: its thread is stuck in " + function +
                    ": a loop doesn't end, or something waits without co_await.",
                places);
}

}  // namespace

void Conversation::add(const std::string& who, std::string_view bytes) {
  if (clock_moves > seen_clock_moves) lines.push_back({"clock", last_clock_move});
  seen_clock_moves = clock_moves;
  // One line per read would show how the network split the bytes, not what was said.
  if (!lines.empty() && lines.back().who == who && who == "received") {
    lines.back().bytes += bytes;
  } else {
    lines.push_back({who, std::string(bytes)});
  }
  if (who != "sent") return;
  server_process().request_begins();
  crash_comes_after("  last    sent " + in_quotes(bytes) + "\n");
}

void note_clock_move(std::int64_t milliseconds) {
  ++clock_moves;
  last_clock_move = "+" + std::to_string(milliseconds) + " ms";
}

void about(const std::string& file, const std::string& function, const std::string& why) {
  const Place file_only{"steps/" + std::string(running_step()) + "/" + file, function};
  about_now = {definition_of(function).value_or(file_only), why};
  prepare_crash_report(crash_report());
  alarm(static_cast<unsigned>(test_time().count()));
}

std::vector<Place> throwers() {
  for (const Stack& stack : server_process().throws()) {
    std::vector<Place> places = places_of(innermost_in_step(code_lines(stack.addresses())));
    places.push_back(about_now.place);  // it may be right to throw, because something else was wrong before
    if (places.size() > 1) return places;
  }
  return {};
}

void watch_server(const ServerInsight& insight) {
  server_now = insight;
}

void note_log_line(const std::string& text) {
  const std::lock_guard lock(log_mutex);
  last_log_line = text;
}

bool was_logged(const std::string& words) {
  server_process().catch_up();
  const std::lock_guard lock(log_mutex);
  return last_log_line.find(words) != std::string::npos;
}

std::string explain_wrong_reply(const std::string& expected, const std::string& received) {
  return server_now.wrong_reply ? server_now.wrong_reply(expected, received) : "";
}

bool commands_have_handlers() {
  return server_now.has_handlers;
}

std::string explain_silence() {
  const std::string why = server_now.silence ? server_now.silence() : "";
  return functions_in(why).empty() ? "" : why;
}

void note_stub(const Stub& stub) {
  static std::atomic_flag taken = ATOMIC_FLAG_INIT;
  if (taken.test_and_set()) return;
  first_stub = stub;
  reached = true;
  [[maybe_unused]] const auto written = write(signal_pipe[1], "!", 1);
}

const Stub* stub_reached() {
  return reached ? &first_stub : nullptr;
}
int stub_reached_signal() {
  return signal_pipe[0];
}

void fail(Verdict verdict, const Conversation& conversation, const std::string& what, const std::string& why,
          const std::vector<Place>& suspects) {
  alarm(0);
  server_process().catch_up();
  std::string text;
  if (const Stub* stub = stub_reached()) text = stub_report(*stub);
  if (text.empty() && verdict == Verdict::timeout) text = report_if_stuck(conversation, what);
  if (text.empty()) text = report(verdict, conversation, what, why, suspects);
  FAIL(text);
  std::abort();  // not reached: FAIL throws
}

}  // namespace mini_redis::testing
