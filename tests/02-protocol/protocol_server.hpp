// The server of the tests of step 02: commands for every kind of reply, those that come later in the workshop
// among them. Each behaves as Redis's does, as far as these tests go.
#pragma once

#include "support/server_under_test.hpp"

namespace mini_redis::testing {

inline void add_commands_with_arrays(CommandTable& table) {
  // MGET key [key ...]
  table.add({"mget", -2, CommandKind::reads, [](CommandContext& context) {
               context.reply.array(context.request.size() - 1);
               for (std::size_t i = 1; i < context.request.size(); ++i) {
                 const Entry* entry = context.db.find(context.request[i]);
                 if (!entry) {
                   context.reply.null_bulk_string();
                 } else {
                   context.reply.bulk_string(std::get<std::string>(entry->value));
                 }
               }
             }});
  // LRANGE key start stop, LPOP key count: of a list that does not exist
  table.add({"lrange", 4, CommandKind::reads, [](CommandContext& context) { context.reply.array(0); }});
  table.add({"lpop", -2, CommandKind::writes, [](CommandContext& context) { context.reply.null_array(); }});
}

class ProtocolServer : public RedisUnderTest {
 public:
  ProtocolServer() : RedisUnderTest({.commands = add_commands_with_arrays}) {}
};

}  // namespace mini_redis::testing
