// The commands there are. Redis: server.commands.
#pragma once

#include <deque>
#include <string_view>
#include <unordered_map>

#include "03-commands/given/command_context.hpp"
#include "03-commands/given/command_spec.hpp"

namespace mini_redis {

/// Each layer adds its rows; nobody edits a list of all of them.
class CommandTable {
 public:
  /// Throws std::logic_error when there is a command of that name: no command has two rows.
  void add(CommandSpec row);

  /// From now on requests for the command that `applies` picks go to `handler`. So a later layer adds options to the
  /// command of an earlier one. Throws std::logic_error when there is no such command, or it has subcommands.
  void add_special_case(std::string_view name, SpecialCase special);

  /// The command of that lower-case name, or nullptr. A row stays at its address.
  const CommandSpec* find(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
  }

  /// The row that a request means, in any letter case: of a subcommand where there is one. nullptr: there is none.
  const CommandSpec* row_for(const Request& request) const;

  /// All of them, in the order in which they were added. Subcommands are in their container's row.
  const std::deque<CommandSpec>& rows() const { return rows_; }
  /// How many rows there are, subcommands included: CommandSpec::index is below it.
  std::size_t count() const { return count_; }

 private:
  std::deque<CommandSpec> rows_;
  std::unordered_map<std::string_view, CommandSpec*> by_name_;
  std::size_t count_ = 0;
};

}  // namespace mini_redis
