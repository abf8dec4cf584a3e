#include "02-protocol/protocol_server.hpp"

#include "03-commands/given/command_table.hpp"

namespace mini_redis::testing {

void add_commands_with_arrays(CommandTable& table) {
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

}  // namespace mini_redis::testing
