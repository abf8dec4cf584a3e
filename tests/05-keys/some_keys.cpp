#include "05-keys/some_keys.hpp"

#include "03-commands/given/command_table.hpp"

namespace mini_redis::testing {

void add_containers(CommandTable& table) {
  table.add({"rpush", 3, CommandKind::writes, [](CommandContext& context) {
               auto list = std::make_unique<List>();
               list->emplace_back(context.request[2]);
               context.db.set(context.request[1], std::move(list));
               context.reply.integer(1);
             }});
  table.add({"hset", 4, CommandKind::writes, [](CommandContext& context) {
               auto hash = std::make_unique<Hash>();
               hash->emplace(context.request[2], context.request[3]);
               context.db.set(context.request[1], std::move(hash));
               context.reply.integer(1);
             }});
}

}  // namespace mini_redis::testing
