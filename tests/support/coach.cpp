#include "support/coach.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <mutex>
#include <optional>
#include <sstream>

#include "common/printable.hpp"
#include "common/source_place.hpp"
#include "support/catch.hpp"
#include "support/crash.hpp"
#include "support/random_values.hpp"
#include "support/test_program.hpp"

namespace mini_redis::testing {
namespace {

constexpr std::size_t shown_bytes = 120;
constexpr std::size_t shown_lines = 8;  // of the conversation: the end is the most useful part

struct About {
  std::string file, function, why;
  std::string place = {};  // to edit, if it is known to the line
} about_now;

ServerInsight server_now;

int clock_moves = 0;
std::string last_clock_move;

// Written by the server's thread.
std::mutex log_mutex;
std::string last_log_line;

// Written once, by the thread that reaches the first stub; the test's thread reads it after `reached` is set.
std::optional<NotImplemented> first_stub;
std::atomic<bool> reached{false};
std::array<int, 2> signal_pipe{-1, -1};

void blame(const BrokenRequirement& broken);

[[maybe_unused]] const bool listening = [] {
  if (pipe(signal_pipe.data()) != 0) std::abort();
  observe_broken_requirement(blame);
  observe_not_implemented([](const NotImplemented& stub) {
    static std::atomic_flag taken = ATOMIC_FLAG_INIT;
    if (taken.test_and_set()) return;
    first_stub = stub;
    reached = true;
    [[maybe_unused]] const auto written = write(signal_pipe[1], "!", 1);
  });
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

// The folder of the files that the learner writes.
std::string folder() {
  return std::string("steps/") + test_program.step + "/";
}

// The line that the function begins in, in a file of that folder; 0 if it is not there.
int line_of(const std::string& function, const std::string& file) {
  std::ifstream source(std::string(test_program.root) + "/" + folder() + file);
  std::string line;
  for (int number = 1; std::getline(source, line); ++number)
    if (!line.starts_with(" ") && line.find(function + "(") != std::string::npos) return number;
  return 0;
}

// "steps/03-commands/x.cpp:12: " is the function's position, in the form that editors
// and terminals turn into a link.
std::string place_to_edit() {
  if (!about_now.place.empty()) return about_now.place;
  const int line = line_of(about_now.function, about_now.file);
  return folder() + about_now.file + (line > 0 ? ":" + std::to_string(line) : "");
}

// Whether the learner writes this file. In the bank of mistakes it has another name: "03/get_adds_crlf".
bool is_learners(const std::string& path) {
  if (path.find("/given/") != std::string::npos) return false;
  return path.starts_with(folder()) || path.starts_with(std::string(test_program.step).substr(0, 2) + "/");
}

void write_conversation(std::ostream& out, const Conversation& conversation) {
  const auto& lines = conversation.lines;
  const std::size_t first = lines.size() > shown_lines ? lines.size() - shown_lines : 0;
  if (first > 0) out << "    (" << first << (first == 1 ? " line" : " lines") << " before)\n";
  for (std::size_t i = first; i < lines.size(); ++i)
    out << "  " << std::setw(2) << i + 1 << ". " << std::left << std::setw(10) << lines[i].who << std::right
        << '"' << printable(lines[i].bytes, shown_bytes) << "\"\n";
}

void write_place(std::ostream& out) {
  out << "  edit    " << place_to_edit() << ", " << about_now.function << "()\n"
      << "  read    steps/" << test_program.step << "/README.md\n"
      << "  seed    MINI_REDIS_SEED=" << seed() << " brings the same values back\n";
}

// This explains more than anything else the test knows.
constexpr std::string_view stuck =
    "The server answers nobody, its thread is stuck: a loop of this step does not end, or waits without "
    "co_await.";

bool is_stuck() {
  return server_now.responds && !server_now.responds();
}

// What the server itself logged.
void write_server_log(std::ostream& out) {
  const std::lock_guard lock(log_mutex);
  if (!last_log_line.empty()) out << "  log     " << printable(last_log_line, shown_bytes) << "\n";
}

std::string crash_report() {
  std::ostringstream out;
  out << "  why     " << about_now.why << "\n";
  write_place(out);
  return out.str();
}

// A caller of the learner's is the place to edit. Any other caller is right: it was given what breaks the
// requirement.
void blame(const BrokenRequirement& broken) {
  const std::source_location& caller = broken.caller();
  const std::string path = path_in_checkout(caller.file_name()),
                    function = short_name(caller.function_name());
  if (!is_learners(path)) return;
  if (path.starts_with(folder())) about_now.place = path + ":" + std::to_string(caller.line());
  const std::filesystem::path all = std::string(test_program.root) + "/" + folder();
  for (const auto& entry : std::filesystem::directory_iterator(all)) {
    const std::string file = entry.path().filename().string();
    if (file.ends_with(".cpp") && line_of(function, file) > 0)
      about_now.file = file, about_now.function = function;
  }
  prepare_crash_report(crash_report());
}

std::string stub_report(const NotImplemented& stub) {
  std::ostringstream out;
  out << heading(Verdict::not_implemented) << "  " << stub.function() << "\n"
      << "  open    " << stub.file() << ":" << stub.line() << "\n"
      << "  read    the task card, steps/" << stub.step() << "/README.md\n"
      << "  this test asks for: " << about_now.why << "\n";
  return out.str();
}

std::string report(Verdict verdict, const Conversation& conversation, const std::string& what,
                   const std::string& why) {
  std::ostringstream out;
  out << heading(verdict) << "\n";
  write_conversation(out, conversation);
  out << indented(what) << "\n";
  const std::string first_why = verdict == Verdict::timeout && is_stuck() ? std::string(stuck) : why;
  if (!first_why.empty()) out << "  why     " << first_why << "\n";
  out << (first_why.empty() ? "  why     " : "          ") << about_now.why << "\n";
  write_server_log(out);
  write_place(out);
  return out.str();
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
  if (who == "sent") crash_comes_after("  last    sent \"" + printable(bytes, shown_bytes) + "\"\n");
}

void note_clock_move(std::int64_t milliseconds) {
  ++clock_moves;
  last_clock_move = "+" + std::to_string(milliseconds) + " ms";
}

void about(const std::string& file, const std::string& function, const std::string& why) {
  about_now = {file, function, why};
  prepare_crash_report(crash_report());
}

void suspect(const std::string& step, const std::string& file, const std::string& function) {
  if (step == test_program.step) about_now.file = file, about_now.function = function;
}

void watch_server(const ServerInsight& insight) {
  server_now = insight;
}

void note_log_line(const std::string& text) {
  const std::lock_guard lock(log_mutex);
  last_log_line = text;
}

bool was_logged(const std::string& words) {
  const std::lock_guard lock(log_mutex);
  return last_log_line.find(words) != std::string::npos;
}

const NotImplemented* stub_reached() {
  return reached ? &*first_stub : nullptr;
}
int stub_reached_signal() {
  return signal_pipe[0];
}

void fail(Verdict verdict, const Conversation& conversation, const std::string& what,
          const std::string& why) {
  const NotImplemented* stub = stub_reached();
  const std::string text = stub ? stub_report(*stub) : report(verdict, conversation, what, why);
  FAIL(text);
  std::abort();  // not reached: FAIL throws
}

}  // namespace mini_redis::testing
