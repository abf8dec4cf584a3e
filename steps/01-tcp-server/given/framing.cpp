#include "01-tcp-server/framing.hpp"

namespace mini_redis {

std::optional<std::string_view> take_exactly(std::string_view& input, std::size_t count) {
  if (input.size() < count) return std::nullopt;
  const std::string_view bytes = input.substr(0, count);
  input.remove_prefix(count);
  return bytes;
}

}  // namespace mini_redis
