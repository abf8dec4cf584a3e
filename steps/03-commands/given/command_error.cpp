#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"
#include "common/integer.hpp"

namespace mini_redis {

std::int64_t to_integer(std::string_view text) {
  const auto number = parse_integer(text);
  if (!number) throw CommandError(errors::not_an_integer);
  return *number;
}

std::string_view as_string(const Entry& entry) {
  if (!entry.value.is_string()) throw CommandError(errors::wrong_type);
  return entry.value.text();
}

}  // namespace mini_redis
