#include "03-commands/given/command_spec.hpp"

#include "common/letter_case.hpp"

namespace mini_redis {

const CommandSpec* CommandSpec::subcommand(std::string_view typed) const {
  for (const CommandSpec& row : subcommands)
    if (is_same_word(typed, row.name.substr(name.size() + 1))) return &row;
  return nullptr;
}

}  // namespace mini_redis
