// From a request to the command it names. Redis: processCommand() and call() in server.c.
#pragma once

#include <string>
#include <string_view>

#include "03-commands/given/command_table.hpp"
#include "03-commands/given/hook_list.hpp"

namespace mini_redis {

/// The name as the command table knows it: letter case does not matter to Redis.
std::string lower_case(std::string_view name);

class Dispatcher {
 public:
  CommandTable& table() { return table_; }
  /// REQUIRES: `hook` outlives the dispatcher's last call.
  template <typename Hook>
  void add_hook(Hook& hook) {
    hooks_.add(hook);
  }

  /// TO WRITE. Finds the command in the table, in any letter case; checks that there is one and that it
  /// accepts that many arguments, else reject()s the request with a text of error_texts.hpp; and call()s it.
  /// An empty request gets no reply at all.
  void execute(CommandContext& context);

  /// GIVEN. The client leaves, or starts anew: the hooks forget it.
  void forget(Client& client);
  /// GIVEN. What the hooks know of the client.
  ClientState state_of(const Client& client) const;

 private:
  /// GIVEN. Runs the command, or its subcommand that the request names, unless a hook is against it. What the handler
  /// throws becomes the error reply.
  void call(const CommandSpec& command, CommandContext& context);
  /// GIVEN. Replies with the error, and tells the hooks.
  void reject(CommandContext& context, std::string_view error);

  bool stops(CommandContext& context, const CommandSpec& spec);
  void after(CommandContext& context, const CommandSpec& spec, std::size_t start);

  CommandTable table_;
  HookList hooks_;
  int depth_ = 0;  // how many commands are running: EXEC runs others
};

}  // namespace mini_redis
