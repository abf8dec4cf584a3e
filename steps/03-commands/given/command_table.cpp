#include "03-commands/given/command_table.hpp"

#include <stdexcept>
#include <string>

#include "common/letter_case.hpp"

namespace mini_redis {

void CommandTable::add(CommandSpec row) {
  CommandSpec*& place = index_[place_of(row.name)];
  if (place) throw std::logic_error("a second row for the command " + std::string(row.name));
  if (rows_.size() >= places / 2) throw std::logic_error("too many commands");
  place = &rows_.emplace_back(std::move(row));
  place->index = count_++;
  for (CommandSpec& subcommand : place->subcommands) subcommand.index = count_++;
}

void CommandTable::add_special_case(std::string_view name, SpecialCase special) {
  CommandSpec* found = index_[place_of(name)];
  if (!found || !found->subcommands.empty())
    throw std::logic_error("no command of its own for a special case of " + std::string(name));
  found->special_cases.push_back(std::move(special));
}

const CommandSpec* CommandTable::row_for(const Request& request) const {
  if (request.empty()) return nullptr;
  const std::string_view typed = request.name();
  const auto is_wanted = [&](const CommandSpec& each) { return is_same_word(typed, each.name); };
  if (!last_ || !is_wanted(*last_)) last_ = index_[place_of(typed, is_wanted)];
  return last_ ? last_->row_for(request) : nullptr;
}

}  // namespace mini_redis
