#include "support/code_lines.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

#include "isolated/other_process.hpp"
#include "support/running_step.hpp"

namespace mini_redis::testing {
namespace {

constexpr std::size_t most = 500;

// "addr2line -f -C -e PROGRAM ADDRESS..."
class Question {
 public:
  explicit Question(std::span<const std::uintptr_t> addresses) {
    name_program();
    std::size_t count = 0;
    for (char* word : {name_, functions_, demangled_, executable_, program_.data()}) words_[count++] = word;
    for (const auto address : addresses) words_[count] = in_hex(address, numbers_[count]), ++count;
    words_[count] = nullptr;
  }

  // The answer, in `room`. posix_spawn() and popen() allocate, which may be impossible after a crash.
  std::string_view answer(std::span<char> room) const {
    int ends[2];
    if (pipe(ends) != 0) return {};
    const pid_t child = vfork();  // NOLINT(clang-analyzer-security.insecureAPI.vfork)
    if (child == 0) {
      dup2(ends[1], STDOUT_FILENO);
      dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
      execvp(words_[0], words_.data());
      _exit(127);
    }
    close(ends[1]);
    std::size_t length = 0;
    for (ssize_t count = 1; count > 0 && length < room.size(); length += static_cast<std::size_t>(count))
      count = std::max<ssize_t>(0, read(ends[0], room.data() + length, room.size() - length));
    close(ends[0]);
    waitpid(child, nullptr, 0);
    return {room.data(), length};
  }

 private:
  using Number = std::array<char, 20>;

  // The program of the server's process: this one, unless another was started.
  void name_program() {
    const std::size_t room = program_.size() - 1;
    if (const char* other = std::getenv(server_program)) {
      program_[std::string_view(other).copy(program_.data(), room)] = 0;
    } else {
      program_[static_cast<std::size_t>(
          std::max<ssize_t>(readlink("/proc/self/exe", program_.data(), room), 0))] = 0;
    }
  }

  static char* in_hex(std::uintptr_t number, Number& text) {
    *std::to_chars(text.data(), text.data() + text.size() - 1, number, 16).ptr = 0;
    return text.data();
  }

  char name_[10] = "addr2line", functions_[3] = "-f", demangled_[3] = "-C", executable_[3] = "-e";
  std::array<char, 4096> program_{};
  std::array<Number, most + 5> numbers_{};
  std::array<char*, most + 6> words_{};
};

// From "steps/" on; empty if it is not a file to write. solutions/ counts for the step under test: a program
// of the kit's own has its files instead of the learner's.
std::string_view path_in_checkout(std::string_view path) {
  const auto after = [&path](std::string_view folder) {
    const std::size_t start = path.rfind(folder);
    return start == path.npos ? std::string_view() : path.substr(start + 1);
  };
  const std::string_view step = after("/steps/"), solution = after("/solutions/");
  if (!path.ends_with(".cpp") || path.find("/given/") != path.npos) return {};
  if (step.size() > 6 && step[6] >= '0' && step[6] <= '9')
    return step;  // neither steps/common nor steps/server
  return solution.substr(std::min<std::size_t>(10, solution.size())).starts_with(running_step()) ? solution
                                                                                                 : "";
}

// "mini_redis::Session::run(...) [clone .actor]" is Session::run; a lambda is the function that it is in.
std::string_view short_name(std::string_view function) {
  constexpr std::string_view unnamed = "(anonymous namespace)";
  std::size_t start = 0, end = 0, depth = 0;
  for (; end < function.size(); ++end) {
    const char c = function[end];
    if (c == '<') ++depth;
    if (c == '>') --depth;
    if (depth == 0 && c == ' ') start = end + 1;  // what comes before it is the type that a template returns
    if (depth > 0 || c != '(') continue;
    if (!function.substr(end).starts_with(unnamed)) break;
    end += unnamed.size() - 1;
  }
  std::string_view name = function.substr(start, end - start);
  for (const std::string_view scope : {"mini_redis::", "(anonymous namespace)::"})
    if (name.starts_with(scope)) name.remove_prefix(scope.size());
  return name.substr(0, name.find_first_of("<["));  // its template arguments, or [abi:cxx11]
}

// Takes the text up to `end`, and `end` itself, off the front of `text`.
std::string_view take_until(std::string_view& text, char end) {
  const std::size_t length = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, length);
  text.remove_prefix(std::min(length + 1, text.size()));
  return taken;
}

// Two lines: the function, then "/home/me/mini-redis/steps/03-commands/dispatcher.cpp:12".
CodeLine take_code_line(std::string_view& answer) {
  const std::string_view function = take_until(answer, '\n');
  const std::string_view place = take_until(answer, '\n');
  const std::size_t colon = std::min(place.rfind(':'), place.size());
  const std::string_view file = path_in_checkout(place.substr(0, colon));
  if (file.empty()) return {};
  const std::string_view line = place.substr(colon + 1);
  return {file, line.substr(0, line.find_first_not_of("0123456789")), short_name(function)};
}

}  // namespace

std::span<const CodeLine> code_lines(std::span<const std::uintptr_t> addresses) {
  static std::array<char, 1 << 20> room;
  static std::array<CodeLine, most> lines;
  addresses = addresses.first(std::min(addresses.size(), most));
  if (addresses.empty()) return {};
  std::string_view answer = Question(addresses).answer(room);
  std::size_t count = 0;
  while (count < addresses.size() && !answer.empty()) lines[count++] = take_code_line(answer);
  return {lines.data(), count};
}

std::span<const CodeLine> innermost_in_step(std::span<const CodeLine> lines) {
  const auto in_step = [](const CodeLine& line) { return !line.file.empty(); };
  const auto first = std::find_if(lines.begin(), lines.end(), in_step);
  const auto end = std::find_if_not(first, lines.end(), in_step);
  return {first, std::min(first + std::min<std::ptrdiff_t>(2, end - first), end)};
}

}  // namespace mini_redis::testing
