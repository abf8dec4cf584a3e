#include "03-commands/given/command_table.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "common/letter_case.hpp"

namespace mini_redis {

void CommandTable::add(CommandSpec row) {
  if (find(row.name)) throw std::logic_error("a second row for the command " + std::string(row.name));
  if (rows_.size() >= places / 2) throw std::logic_error("too many commands");
  CommandSpec& added = rows_.emplace_back(std::move(row));
  const auto place = place_of(added.name, [](const CommandSpec&) { return false; }) - index_.data();
  index_[static_cast<std::size_t>(place)] = &added;
  added.index = count_++;
  for (CommandSpec& subcommand : added.subcommands) subcommand.index = count_++;
}

void CommandTable::add_special_case(std::string_view name, SpecialCase special) {
  const auto found =
      std::find_if(rows_.begin(), rows_.end(), [&](const auto& row) { return row.name == name; });
  if (found == rows_.end() || !found->subcommands.empty())
    throw std::logic_error("no command of its own for a special case of " + std::string(name));
  found->special_cases.push_back(std::move(special));
}

const CommandSpec* CommandTable::row_for(const Request& request) const {
  if (request.empty()) return nullptr;
  const std::string_view typed = request.name();
  const CommandSpec* row =
      *place_of(typed, [&](const CommandSpec& each) { return is_same_word(typed, each.name); });
  return row ? row->row_for(request) : nullptr;
}

}  // namespace mini_redis
