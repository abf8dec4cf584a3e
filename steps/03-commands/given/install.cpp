#include "03-commands/given/install.hpp"

#include "03-commands/given/command_command.hpp"
#include "03-commands/given/connection_commands.hpp"
#include "03-commands/string_commands.hpp"

namespace mini_redis {

void install_commands(ServerParts& server) {
  using namespace flag;
  CommandTable& commands = server.commands;
  const auto reset = [&dispatcher = server.dispatcher](CommandContext& context) {
    reset_command(dispatcher, context);
  };

  //            name    arity  flags          keys       handler
  commands.add({"ping", -1, fast | in_subscribed_mode | needs_disk, no_keys, ping_command});
  commands.add({"get", 2, readonly | fast, first_key, get_command});
  commands.add({"set", -3, write, first_key, set_command, LogForm::value_and_end});
  commands.add({"incr", 2, write | fast, first_key, incr_command});

  commands.add({"echo", 2, fast, no_keys, echo_command});
  commands.add({"auth", -2, fast, no_keys, auth_command});
  commands.add({"quit", -1, fast | in_subscribed_mode | never_queued, no_keys, quit_command});
  commands.add({"reset", 1, fast | in_subscribed_mode | never_queued, no_keys, reset});
  commands.add({"select", 2, fast, no_keys, select_command});
  commands.add({"dbsize", 1, readonly | fast, no_keys, dbsize_command});
  commands.add({"time", 1, fast, no_keys, time_command});
  commands.add(command_command(commands));
}

}  // namespace mini_redis
