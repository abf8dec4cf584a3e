// From a request to the command it names. Redis: processCommand() and call() in server.c.
#pragma once

#include <string>
#include <string_view>

#include "03-commands/given/command_table.hpp"
#include "03-commands/given/hook_list.hpp"

namespace mini_redis {

/// GIVEN. The name as the command table has it: letter case does not matter to Redis.
std::string lower_case(std::string_view name);

class Dispatcher {
 public:
  // GIVEN.

  CommandTable& table() { return table_; }
  /// REQUIRES: `hook` outlives the last call of the dispatcher.
  template <typename Hook>
  void add_hook(Hook& hook) {
    hooks_.add(hook);
  }

  /// TO WRITE. Finds the command in the table, in any letter case, and call()s it. If there is none, or if it
  /// does not accept that many arguments, reject()s the request with a text from error_texts.hpp instead.
  /// An empty request gets no reply at all.
  void execute(CommandContext& context);

  // GIVEN.

  /// Makes the hooks forget the client, which is leaving or starting afresh.
  void forget(Client& client);
  /// What the hooks know about the client.
  ClientState state_of(const Client& client) const;

 private:
  // GIVEN.

  /// Runs the command, or the subcommand that the request names, unless a hook stops it. An exception from
  /// the handler becomes the error reply.
  void call(const CommandSpec& command, CommandContext& context);
  /// Replies with the error, and tells the hooks.
  void reject(CommandContext& context, std::string_view error);

  bool stops(const HookList::Plan& hooks, CommandContext& context, const CommandSpec& spec);
  static void after(const HookList::Plan& hooks, CommandContext& context, const CommandSpec& spec,
                    std::size_t start);

  CommandTable table_;
  HookList hooks_;
  int depth_ = 0;  // how many commands are running: EXEC runs others
};

}  // namespace mini_redis
