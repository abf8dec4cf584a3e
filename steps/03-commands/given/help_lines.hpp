// The reply to a HELP subcommand.
#pragma once

#include <initializer_list>
#include <string_view>

#include "03-commands/given/command_context.hpp"

namespace mini_redis {

/// Replies with an array that has each line as a simple string. Redis: addReplyHelp().
inline void reply_with_lines(CommandContext& context, std::initializer_list<std::string_view> lines) {
  context.reply.array(lines.size());
  for (std::string_view line : lines) context.reply.simple_string(line);
}

}  // namespace mini_redis
