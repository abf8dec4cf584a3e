// From a request to the command it names. Redis: processCommand() and call() in server.c.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "03-commands/given/command_hook.hpp"
#include "03-commands/given/command_table.hpp"

namespace mini_redis {

/// The name as the command table knows it: letter case does not matter to Redis.
std::string lower_case(std::string_view name);

class Dispatcher {
 public:
  CommandTable& table() { return table_; }
  /// REQUIRES: `hook` outlives the dispatcher's last call.
  void add_hook(CommandHook& hook) { hooks_.push_back(&hook); }

  /// TO WRITE. Finds the command in the table, in any letter case; checks that there is one and that it
  /// accepts that many arguments, else reject()s the request with a text of error_texts.hpp; and call()s it.
  /// An empty request gets no reply at all.
  void execute(CommandContext& context);

  /// Tells the hooks.
  void disconnected(Client& client);

 private:
  /// GIVEN. Runs the handler, between the hooks. What it throws becomes the error reply.
  void call(const CommandSpec& spec, CommandContext& context);
  /// GIVEN. Replies with the error, and tells the hooks.
  void reject(CommandContext& context, std::string_view error);

  void run_handler(const CommandSpec& spec, CommandContext& context);

  CommandTable table_;
  std::vector<CommandHook*> hooks_;
};

}  // namespace mini_redis
