#include "03-commands/given/command_spec.hpp"

#include "03-commands/dispatcher.hpp"

namespace mini_redis {

const CommandSpec* CommandSpec::row_for(const Request& request) const {
  if (subcommands.empty() || request.size() < 2) return this;
  const std::string wanted = lower_case(request[1]);
  for (const CommandSpec& row : subcommands)
    if (row.name.substr(name.size() + 1) == wanted) return &row;
  return nullptr;
}

}  // namespace mini_redis
