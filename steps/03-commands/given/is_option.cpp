#include "03-commands/given/is_option.hpp"

#include "03-commands/dispatcher.hpp"

namespace mini_redis {

bool is_option(std::string_view argument, std::string_view name) {
  return lower_case(argument.substr(0, argument.find('\0'))) == name;
}

}  // namespace mini_redis
