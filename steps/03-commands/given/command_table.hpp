// The commands of the server. Redis: server.commands.
#pragma once

#include <deque>
#include <string_view>
#include <unordered_map>

#include "03-commands/given/command_context.hpp"
#include "03-commands/given/command_spec.hpp"

namespace mini_redis {

/// Each layer adds its own rows; there is no list of all commands to edit.
class CommandTable {
 public:
  /// Throws std::logic_error if there is already a command of that name: no command has two rows.
  void add(CommandSpec row);

  /// From now on, requests for the command that `special.applies` selects go to `special.handler`. With this,
  /// a later layer adds options to a command of an earlier one. Throws std::logic_error if there is no such
  /// command, or if it has subcommands.
  void add_special_case(std::string_view name, SpecialCase special);

  /// The command with that lower-case name, or nullptr. A row stays at its address.
  const CommandSpec* find(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
  }

  /// The row for a request, in any letter case: that of the subcommand, if it has one. nullptr if none fits.
  const CommandSpec* row_for(const Request& request) const;

  /// All rows, in the order in which they were added. Subcommands are in their container's row.
  const std::deque<CommandSpec>& rows() const { return rows_; }
  /// How many rows there are, including subcommands. Every CommandSpec::index is less than this.
  std::size_t count() const { return count_; }

 private:
  /// Enough to tell a hundred names apart. Clients cannot add names, so nobody can make them collide.
  struct NameHash {
    std::size_t operator()(std::string_view name) const {
      if (name.empty()) return 0;
      const auto at = [&](std::size_t i) { return static_cast<unsigned char>(name[i]); };
      return name.size() + 7U * at(0) + 61U * at(name.size() / 2) + 509U * at(name.size() - 1);
    }
  };

  std::deque<CommandSpec> rows_;
  std::unordered_map<std::string_view, CommandSpec*, NameHash> by_name_;
  std::size_t count_ = 0;
};

}  // namespace mini_redis
