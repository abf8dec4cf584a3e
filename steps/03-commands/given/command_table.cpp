#include "03-commands/given/command_table.hpp"

#include <stdexcept>
#include <string>

#include "03-commands/dispatcher.hpp"

namespace mini_redis {

void CommandTable::add(CommandSpec row) {
  if (by_name_.contains(row.name))
    throw std::logic_error("a second row for the command " + std::string(row.name));
  CommandSpec& added = rows_.emplace_back(std::move(row));
  by_name_.emplace(added.name, &added);
  added.index = count_++;
  for (CommandSpec& subcommand : added.subcommands) subcommand.index = count_++;
}

void CommandTable::add_special_case(std::string_view name, SpecialCase special) {
  const auto found = by_name_.find(name);
  if (found == by_name_.end() || !found->second->subcommands.empty())
    throw std::logic_error("no command of its own for a special case of " + std::string(name));
  found->second->special_cases.push_back(std::move(special));
}

const CommandSpec* CommandTable::row_for(const Request& request) const {
  if (request.empty()) return nullptr;
  const CommandSpec* command = find(lower_case(request.name()));
  return command ? command->row_for(request) : nullptr;
}

}  // namespace mini_redis
