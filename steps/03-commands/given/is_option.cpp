#include "03-commands/given/is_option.hpp"

#include <algorithm>

namespace mini_redis {

bool is_option(std::string_view argument, std::string_view name) {
  const auto is_same = [](char typed, char lower) {
    return typed == lower || (typed >= 'A' && typed <= 'Z' && typed - 'A' + 'a' == lower);
  };
  const std::string_view word = argument.substr(0, argument.find('\0'));
  return std::equal(word.begin(), word.end(), name.begin(), name.end(), is_same);
}

}  // namespace mini_redis
