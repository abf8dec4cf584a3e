// Where layers that concern every command hang in: transactions, pub/sub, persistence, metrics.
#pragma once

#include <cstdint>

#include "03-commands/given/command_table.hpp"

namespace mini_redis {

/// All of it is optional. Hooks are asked in the order in which they were added.
class CommandHook {
 public:
  virtual ~CommandHook() = default;

  /// Before a command runs. True: the hook has replied in its place, and it does not run.
  virtual bool before(CommandContext&, const CommandSpec&) { return false; }
  /// After it ran, with an error reply or without. `changes` is how many changes of the database it made.
  virtual void after(const CommandContext&, const CommandSpec&, std::uint64_t /*changes*/) {}
  /// A request that names no command, or gives it the wrong number of arguments.
  virtual void rejected(CommandContext&) {}
  /// The client is gone, or will be in a moment: forget it.
  virtual void disconnected(Client&) {}
};

}  // namespace mini_redis
