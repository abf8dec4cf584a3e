// One row of the command table: all that is known about a command.
// Redis: struct redisCommand, and commands.def.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "02-protocol/given/request.hpp"
#include "03-commands/given/command_flags.hpp"
#include "common/require.hpp"

namespace mini_redis {

struct CommandContext;

/// Runs one command: writes exactly one reply, or throws a CommandError instead.
using CommandHandler = std::function<void(CommandContext&)>;

/// Where the keys are in a request, as Redis describes it: from `first` to `last` in steps of `step`. The
/// name is 0. A negative `last` counts from the end. If `first` is 0, there are no keys.
struct KeyPositions {
  int first = 0, last = 0, step = 0;
};
inline constexpr KeyPositions no_keys{0, 0, 0}, first_key{1, 1, 1}, two_keys{1, 2, 1}, all_keys{1, -1, 1},
    keys_and_values{1, -1, 2};

/// What the append-only file records for a command that has changed something. A replay happens later, so "in
/// ten seconds" must become a point in time.
enum class LogForm {
  as_sent,        // the request, word for word
  end_of_key,     // what has become of the key: PEXPIREAT, PERSIST or DEL
  value_and_end,  // SET with PXAT if the key now has an expiry, otherwise the request
};

/// A handler for the requests that `applies` selects; all others go to the command's own handler.
struct SpecialCase {
  std::function<bool(const CommandContext&)> applies;
  CommandHandler handler;
};

struct CommandSpec {
  /// In lower case; the container comes first in a subcommand: "config|get". REQUIRES: outlives the table.
  std::string_view name;
  int arity;    // as in Redis, the name included: 2 is exactly two words, -2 is two or more
  Flags flags;  // from namespace flag
  KeyPositions keys;
  CommandHandler handler;
  LogForm logged = LogForm::as_sent;
  std::vector<CommandSpec> subcommands = {};

  // Not part of the row: CommandTable fills these in.
  std::vector<SpecialCase> special_cases = {};
  std::size_t index = 0;  // its place among all rows, subcommands included

  bool is(Flags flag) const { return (flags & flag) != 0; }

  /// Whether a request of that many words, including its name, fits the arity.
  bool accepts(std::size_t words) const {
    const auto count = static_cast<std::int64_t>(words);
    return arity >= 0 ? count == arity : count >= -arity;
  }

  /// The row for a request whose first word is this command's name. If the command has subcommands and the
  /// request names one (in any letter case), that is the row of the subcommand, or nullptr if there is none.
  const CommandSpec* row_for(const Request& request) const {
    return subcommands.empty() || request.size() < 2 ? this : subcommand(request[1]);
  }

  const CommandHandler& handler_for(const CommandContext& context) const {
    for (const SpecialCase& special : special_cases)
      if (special.applies(context)) return special.handler;
    return handler;
  }

  /// Calls visit(key) for each key in a request. REQUIRES: accepts(request.size()).
  template <typename Visit>
  void for_each_key(const Request& request, Visit visit, Caller caller = Caller::current()) const {
    require(accepts(request.size()), caller, "CommandSpec::for_each_key(): ", name,
            " does not accept a request of ", request.size(), " words");
    if (keys.first == 0) return;
    const auto words = static_cast<int>(request.size());
    const int last = keys.last < 0 ? words + keys.last : keys.last;
    for (int i = keys.first; i <= last && i < words; i += keys.step)
      visit(request[static_cast<std::size_t>(i)]);
  }

 private:
  const CommandSpec* subcommand(std::string_view typed) const;
};

}  // namespace mini_redis
