// Where layers that concern every command plug in: transactions, pub/sub, persistence, metrics.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "03-commands/given/command_context.hpp"
#include "03-commands/given/command_spec.hpp"

namespace mini_redis {

/// What the layers know about a client, apart from its connection. CLIENT LIST shows it.
struct ClientState {
  std::size_t channels = 0, patterns = 0;  // that it is subscribed to
  std::int64_t queued = -1;                // commands that wait for EXEC; -1: no transaction is open
};

/// Override only what you need: a hook is not called for anything else, nor for commands that it need not
/// know of. Hooks are called in the order in which they were added. The spec is the row of the subcommand, if
/// there is one.
class CommandHook {
 public:
  virtual ~CommandHook() = default;

  /// Which of the calls below this hook needs for a command; asked once for each command. By default all that
  /// it overrides.
  enum class Call { check, takes_over, before_and_after };
  virtual bool needs(Call, const CommandSpec&) const { return true; }

  /// May the request run? If not, throw a CommandError: it becomes the reply, and the request counts as
  /// rejected. Not called for the commands that EXEC runs: it was called when they were queued.
  virtual void check(CommandContext&, const CommandSpec&) {}
  /// Returns true if the hook has replied, and the command is not to run now. Called when the request has
  /// passed every check(); not called for the commands that EXEC runs.
  virtual bool takes_over(CommandContext&, const CommandSpec&) { return false; }

  /// Called around a command that runs, always in pairs: whatever the command does, each before() is followed
  /// by its after(), in the opposite order. By then the reply is written, whether it is an error or not.
  virtual void before(const CommandContext&, const CommandSpec&) {}
  virtual void after(const CommandContext&, const CommandSpec&) {}

  /// A request was rejected: it was unknown, had the wrong number of words, or was refused. `row` is nullptr
  /// if it names no command; `reply` is the error.
  virtual void rejected(const CommandContext&, const CommandSpec* /*row*/, std::string_view /*reply*/) {}

  /// The client is leaving, or starts afresh (RESET): forget what you know about it.
  virtual void forget(Client&) {}
  /// Adds what you know about the client to the state.
  virtual void describe(const Client&, ClientState&) const {}
};

}  // namespace mini_redis
