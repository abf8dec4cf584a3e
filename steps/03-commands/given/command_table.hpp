// The commands there are. Redis: struct redisCommand in server.h.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "01-tcp-server/given/client.hpp"
#include "02-protocol/reply_writer.hpp"
#include "02-protocol/given/request.hpp"
#include "03-commands/database.hpp"

namespace mini_redis {

/// What a command works with. Lives for one call.
struct CommandContext {
  Client& client;          // who asks
  const Request& request;  // request[0] is the command's name
  ReplyWriter& reply;      // where the answer goes
  Database& db;
  bool is_last = false;  // set by QUIT: what stands behind it is not executed
};

/// Runs one command: exactly one reply, or a CommandError instead.
using CommandHandler = std::function<void(CommandContext&)>;

enum class CommandKind { reads, writes, connection };

struct CommandSpec {
  std::string_view name;  // in lower case; REQUIRES: lives as long as the table
  int arity;              // as in Redis, the name included: 2 is exactly two, -2 is two or more
  CommandKind kind;
  CommandHandler handler;

  /// Whether a request of that many words, its name among them, fits the arity.
  bool accepts(std::size_t words) const {
    const auto count = static_cast<std::int64_t>(words);
    return arity >= 0 ? count == arity : count >= -arity;
  }
};

/// Each layer adds its commands; nobody edits a list of all of them.
class CommandTable {
 public:
  /// A name added again replaces the earlier command.
  void add(CommandSpec spec) { commands_.insert_or_assign(spec.name, std::move(spec)); }

  /// The command of that lower-case name, or nullptr. The spec stays where it is until it is replaced.
  const CommandSpec* find(std::string_view name) const {
    const auto found = commands_.find(name);
    return found == commands_.end() ? nullptr : &found->second;
  }

 private:
  std::unordered_map<std::string_view, CommandSpec> commands_;
};

}  // namespace mini_redis
