#include "03-commands/given/command_spec.hpp"

#include "03-commands/dispatcher.hpp"

namespace mini_redis {

const CommandSpec* CommandSpec::subcommand(std::string_view typed) const {
  const std::string wanted = lower_case(typed);
  for (const CommandSpec& row : subcommands)
    if (row.name.substr(name.size() + 1) == wanted) return &row;
  return nullptr;
}

}  // namespace mini_redis
