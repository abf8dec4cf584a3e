// Commands that have others behind their name: CLIENT LIST, CONFIG GET. Redis: subcommands of struct redisCommand.
#pragma once

#include <string_view>
#include <vector>

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

/// Given. A handler for the table that looks at the second word, in any letter case.
class Subcommands {
 public:
  /// `container`: in capitals, "CLIENT". REQUIRES: both live as long as it does.
  Subcommands(std::string_view container, std::vector<CommandSpec> subcommands)
      : container_(container), subcommands_(std::move(subcommands)) {}

  /// REQUIRES: two words or more. Throws CommandError: there is no such subcommand, or it has another number of words.
  void operator()(CommandContext& context) const;

 private:
  std::string_view container_;
  std::vector<CommandSpec> subcommands_;  // arity: the container's name included
};

/// HELP's answer: each line a simple string.
void reply_with_lines(CommandContext& context, const std::vector<std::string_view>& lines);

}  // namespace mini_redis
