// The commands of the server. Redis: server.commands.
#pragma once

#include <deque>
#include <string_view>
#include <vector>

#include "03-commands/given/command_context.hpp"
#include "03-commands/given/command_spec.hpp"

namespace mini_redis {

/// Each layer adds its own rows; there is no list of all commands to edit.
class CommandTable {
 public:
  /// Throws std::logic_error if there is already a command of that name: no command has two rows. There may
  /// be a few hundred.
  void add(CommandSpec row);

  /// From now on, requests for the command that `special.applies` selects go to `special.handler`. With this,
  /// a later layer adds options to a command of an earlier one. Throws std::logic_error if there is no such
  /// command, or if it has subcommands.
  void add_special_case(std::string_view name, SpecialCase special);

  /// The command with that lower-case name, or nullptr. A row stays at its address.
  const CommandSpec* find(std::string_view name) const {
    if (!last_ || last_->name != name) last_ = index_[place_of(name)];
    return last_;
  }

  /// The row for a request, in any letter case: that of the subcommand, if it has one. nullptr if none fits.
  const CommandSpec* row_for(const Request& request) const;

  /// All rows, in the order in which they were added. Subcommands are in their container's row.
  const std::deque<CommandSpec>& rows() const { return rows_; }
  /// How many rows there are, including subcommands. Every CommandSpec::index is less than this.
  std::size_t count() const { return count_; }

 private:
  /// Enough to tell a hundred names apart, in any letter case. Clients cannot add names, so they cannot make
  /// them collide.
  static std::size_t hash(std::string_view name) {
    if (name.empty()) return 0;
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(name[i]) | 0x20U; };
    return name.size() + 7U * at(0) + 61U * at(name.size() / 2) + 509U * at(name.size() - 1);
  }
  std::size_t place_of(std::string_view name) const {
    return place_of(name, [&](const CommandSpec& row) { return row.name == name; });
  }
  /// Where the index has the row that `is_wanted` accepts, or the free place where it belongs.
  template <typename IsWanted>
  std::size_t place_of(std::string_view name, IsWanted is_wanted) const {
    std::size_t i = hash(name) % places;
    while (index_[i] && !is_wanted(*index_[i])) i = (i + 1) % places;
    return i;
  }

  static constexpr std::size_t places = 1024;

  std::deque<CommandSpec> rows_;
  std::vector<CommandSpec*> index_ = std::vector<CommandSpec*>(places);  // by the hash of the name
  mutable const CommandSpec* last_ = nullptr;  // the row that was looked up last: often the next one, too
  std::size_t count_ = 0;
};

}  // namespace mini_redis
