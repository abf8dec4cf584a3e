// Where layers that concern every command hang in: transactions, pub/sub, persistence, metrics.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "03-commands/given/command_context.hpp"
#include "03-commands/given/command_spec.hpp"

namespace mini_redis {

/// What layers know of a client besides its connection. CLIENT LIST shows it.
struct ClientState {
  std::size_t channels = 0, patterns = 0;  // it is subscribed to
  std::int64_t queued = -1;                // commands that wait for EXEC; -1: no transaction is open
};

/// Override what you need: a hook is asked about nothing else. Hooks are asked in the order in which they were added.
/// The spec is the row of the subcommand where there is one.
class CommandHook {
 public:
  virtual ~CommandHook() = default;

  /// May the request run? If not, throws a CommandError, which becomes the reply; the request counts as rejected.
  /// Not asked about the commands that EXEC runs: it was asked about them when they were queued.
  virtual void check(CommandContext&, const CommandSpec&) {}
  /// True: the hook has replied, and the command does not run now. Asked when the request has passed every check();
  /// not asked about the commands that EXEC runs.
  virtual bool takes_over(CommandContext&, const CommandSpec&) { return false; }

  /// Around a command that runs, always in pairs: whatever the command does, each before() is followed by its after(),
  /// in the opposite order. By then the reply is written, an error or not.
  virtual void before(const CommandContext&, const CommandSpec&) {}
  virtual void after(const CommandContext&, const CommandSpec&) {}

  /// A request was rejected: unknown, with the wrong number of words, or refused. `row` is nullptr if it names no
  /// command; `reply` is the error.
  virtual void rejected(const CommandContext&, const CommandSpec* /*row*/, std::string_view /*reply*/) {}

  /// The client is leaving, or starts anew (RESET): forget what you know of it.
  virtual void forget(Client&) {}
  /// Adds what you know of the client.
  virtual void describe(const Client&, ClientState&) const {}
};

}  // namespace mini_redis
