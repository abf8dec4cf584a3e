#include "common/command_line.hpp"

#include <algorithm>
#include <string>

#include "common/integer.hpp"

namespace mini_redis {
void read_flags(int argc, const char* const* argv, std::initializer_list<std::string_view> alone,
                const std::function<void(std::string_view flag, std::string_view value)>& apply) {
  const auto stands_alone = [&](std::string_view word) {
    return std::find(alone.begin(), alone.end(), word) != alone.end();
  };
  const auto is_flag = [&](std::string_view word) { return word.starts_with("--") || stands_alone(word); };
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    const std::size_t equals = argument.find('=');
    const std::string_view flag = argument.substr(0, equals);
    const bool is_alone = stands_alone(flag);
    if (equals != std::string_view::npos) {
      if (is_alone) throw BadOption(std::string(flag) + " takes no value");
      apply(flag, argument.substr(equals + 1));
    } else if (is_alone) {
      apply(flag, "");
    } else {
      std::string value;  // stays empty if the flag lacks its value: apply() reports that
      for (bool is_first = true; i + 1 < argc && !is_flag(argv[i + 1]); is_first = false)
        value += (is_first ? "" : " ") + std::string(argv[++i]);
      apply(flag, value);
    }
  }
}

int number_between(std::string_view flag, std::string_view text, int least, int most) {
  const auto number = parse_integer(text);
  if (number && *number >= least && *number <= most) return static_cast<int>(*number);
  throw BadOption(std::string(flag) + " needs a number from " + std::to_string(least) + " to " +
                  std::to_string(most) + ", got '" + std::string(text) + "'");
}

bool yes_or_no(std::string_view flag, std::string_view text) {
  if (text == "yes" || text == "no") return text == "yes";
  throw BadOption(std::string(flag) + " is yes or no, got '" + std::string(text) + "'");
}

std::uint16_t port_to_listen_on(std::string_view flag, std::string_view text) {
  return static_cast<std::uint16_t>(number_between(flag, text, 0, 65535));
}

}  // namespace mini_redis
