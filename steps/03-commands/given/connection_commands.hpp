// Small commands that clients and tools expect of any server, so that redis-cli feels at home from the start.
#pragma once

#include "03-commands/dispatcher.hpp"

namespace mini_redis {

/// ECHO message    the message
void echo_command(CommandContext& context);
/// QUIT            OK, and the connection ends
void quit_command(CommandContext& context);
/// RESET           the client starts anew: no transaction, no subscriptions, no name. Redis: resetCommand()
void reset_command(Dispatcher& dispatcher, CommandContext& context);
/// SELECT index    OK for 0, the only database
void select_command(CommandContext& context);
/// DBSIZE          how many keys there are
void dbsize_command(CommandContext& context);

}  // namespace mini_redis
