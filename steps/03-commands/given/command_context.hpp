// What a command works with.
#pragma once

#include <optional>

#include "01-tcp-server/given/client.hpp"
#include "02-protocol/given/request.hpp"
#include "02-protocol/reply_writer.hpp"
#include "03-commands/database.hpp"
#include "03-commands/given/command_flags.hpp"

namespace mini_redis {

/// Lives for one call.
struct CommandContext {
  Client& client;          // sent the request
  const Request& request;  // request[0] is the command's name, as typed
  ReplyWriter& reply;      // for the reply
  Database& db;
  bool is_last = false;  // set by QUIT: nothing that the client sent after it is executed
  // Set by a command that changes a key, and replies with what it was: whether it was there. Redis counts
  // that as it counts a read: lookupKeyRead().
  std::optional<bool> found = {};

  // Set by the dispatcher.
  bool is_nested = false;  // another command, EXEC, runs this one
  Flags flags = {};        // of the command; for EXEC, also those of the commands that it is about to run
};

}  // namespace mini_redis
