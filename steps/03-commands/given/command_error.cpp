#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"
#include "common/integer.hpp"

namespace mini_redis {

std::int64_t to_integer(std::string_view text) {
  const auto number = parse_integer(text);
  if (!number) throw CommandError(errors::not_an_integer);
  return *number;
}

const std::string& as_string(const Entry& entry) {
  const auto* text = std::get_if<std::string>(&entry.value);
  if (!text) throw CommandError(errors::wrong_type);
  return *text;
}

}  // namespace mini_redis
