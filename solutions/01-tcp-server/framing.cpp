#include "01-tcp-server/framing.hpp"

namespace mini_redis {

std::optional<std::string_view> take_line(std::string_view& input, std::size_t max_length) {
  const std::size_t length = input.substr(0, max_length + 2).find("\r\n");
  if (length == std::string_view::npos) {
    if (input.size() >= max_length + 2) throw LineTooLong();
    return std::nullopt;
  }
  const std::string_view line = input.substr(0, length);
  input.remove_prefix(length + 2);
  return line;
}

}  // namespace mini_redis
