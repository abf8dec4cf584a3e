// Small commands that clients and tools expect from any server. With them, redis-cli works from the start.
#pragma once

#include "03-commands/dispatcher.hpp"

namespace mini_redis {

/// ECHO message: replies with the message.
void echo_command(CommandContext& context);
/// AUTH [user] password: there is one user, "default", and every password is right. Redis: authCommand().
void auth_command(CommandContext& context);
/// Throws the CommandError for a user that does not exist. Redis: ACLAuthenticateUser().
void check_user(std::string_view user);
/// QUIT: replies OK, and the connection ends.
void quit_command(CommandContext& context);
/// RESET: the client starts afresh, with RESP2, no transaction, no subscriptions and no name.
/// Redis: resetCommand().
void reset_command(Dispatcher& dispatcher, CommandContext& context);
/// SELECT index: replies OK for 0, the only database.
void select_command(CommandContext& context);
/// DBSIZE: replies with the number of keys.
void dbsize_command(CommandContext& context);
/// TIME: replies with the time of the server: the seconds of Unix time, and the microseconds of this second.
void time_command(CommandContext& context);

}  // namespace mini_redis
