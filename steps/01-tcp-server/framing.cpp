#include "01-tcp-server/framing.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

std::optional<std::string_view> take_line(std::string_view& input, std::size_t max_length) {
  // TODO: find "\r\n" in input; take the line and its CRLF off the front.
  not_implemented();
}

}  // namespace mini_redis
