#include "03-commands/given/is_option.hpp"

#include "common/letter_case.hpp"

namespace mini_redis {

bool is_option(std::string_view argument, std::string_view name) {
  return is_same_word(argument.substr(0, argument.find('\0')), name);
}

}  // namespace mini_redis
