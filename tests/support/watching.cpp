#include "support/watching.hpp"

#include <memory>

#include "03-commands/given/command_table.hpp"

namespace mini_redis::testing {

void add_watching(CommandTable& table) {
  const auto touched = std::make_shared<bool>(false);
  table.add({"watch", 2, CommandKind::connection, [touched](CommandContext& context) {
               *touched = false;
               const std::string watched(context.request[1]);
               context.db.observe_changes([=](std::string_view key, Change) { *touched |= key == watched; });
               context.reply.simple_string("OK");
             }});
  table.add({"multi", 1, CommandKind::connection,
             [](CommandContext& context) { context.reply.simple_string("OK"); }});
  table.add({"exec", 1, CommandKind::connection, [touched](CommandContext& context) {
               *touched ? context.reply.null_array() : context.reply.array(0);
             }});
}

}  // namespace mini_redis::testing
