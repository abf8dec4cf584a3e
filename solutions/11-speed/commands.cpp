#include "11-speed/commands.hpp"

#include <array>
#include <charconv>

#include "common/error_texts.hpp"
#include "common/integer.hpp"
#include "common/letter_case.hpp"

namespace mini_redis {
namespace {

class Digits {
 public:
  explicit Digits(std::int64_t number)
      : end_(std::to_chars(digits_.data(), digits_.data() + digits_.size(), number).ptr) {}

  // NOLINTNEXTLINE(google-explicit-constructor): it is one
  operator std::string_view() const { return {digits_.data(), end_}; }

 private:
  std::array<char, 20> digits_{};
  char* end_;
};

void append_line(std::string& output, char mark, std::string_view text) {
  output += mark;
  output += text;
  output += "\r\n";
}

void get(Store& store, const Arguments& arguments, std::string& output) {
  const auto value = store.get(arguments[1]);
  if (!value) {
    output += "$-1\r\n";
    return;
  }
  append_line(output, '$', Digits(static_cast<std::int64_t>(value->size())));
  output += *value;
  output += "\r\n";
}

void set(Store& store, const Arguments& arguments, std::string& output) {
  store.set(arguments[1], arguments[2]);
  output += "+OK\r\n";
}

void incr(Store& store, const Arguments& arguments, std::string& output) {
  const auto value = store.get(arguments[1]);
  const auto number = value ? parse_integer(*value) : 0;
  if (!number) return append_line(output, '-', errors::not_an_integer);
  if (*number == INT64_MAX) return append_line(output, '-', errors::would_overflow);
  const Digits digits(*number + 1);
  store.set(arguments[1], digits);
  append_line(output, ':', digits);
}

void ping(Store&, const Arguments&, std::string& output) {
  output += "+PONG\r\n";
}

struct Command {
  std::string_view name;
  std::size_t words;
  void (*run)(Store&, const Arguments&, std::string&);
};

constexpr std::array commands{Command{"get", 2, get}, Command{"set", 3, set}, Command{"incr", 2, incr},
                              Command{"ping", 1, ping}};

}  // namespace

void execute(Store& store, const Arguments& arguments, std::string& output) {
  for (const Command& command : commands) {
    if (!is_same_word(arguments[0], command.name)) continue;
    if (arguments.size() == command.words) return command.run(store, arguments, output);
    return append_line(output, '-', errors::wrong_arity(command.name));
  }
  append_line(output, '-', errors::unknown_command(arguments));
}

}  // namespace mini_redis
