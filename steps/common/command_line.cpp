#include "common/command_line.hpp"

#include <algorithm>
#include <string>

#include "common/integer.hpp"

namespace mini_redis {

void read_flags(int argc, const char* const* argv, std::initializer_list<std::string_view> alone,
                const std::function<void(std::string_view flag, std::string_view value)>& apply) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    const std::size_t equals = argument.find('=');
    const std::string_view flag = argument.substr(0, equals);
    const bool is_alone = std::find(alone.begin(), alone.end(), flag) != alone.end();
    if (equals != std::string_view::npos) {
      if (is_alone) throw BadOption(std::string(flag) + " takes no value");
      apply(flag, argument.substr(equals + 1));
    } else if (is_alone) {
      apply(flag, "");
    } else {
      apply(flag, i + 1 < argc ? argv[++i] : "");  // without a value: an error that names the flag
    }
  }
}

int number_between(std::string_view flag, std::string_view text, int least, int most) {
  const auto number = parse_integer(text);
  if (number && *number >= least && *number <= most) return static_cast<int>(*number);
  throw BadOption(std::string(flag) + " needs a number from " + std::to_string(least) + " to " +
                  std::to_string(most) + ", got '" + std::string(text) + "'");
}

std::uint16_t port_to_listen_on(std::string_view flag, std::string_view text) {
  return static_cast<std::uint16_t>(number_between(flag, text, 0, 65535));
}

}  // namespace mini_redis
