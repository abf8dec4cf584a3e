#include "03-commands/string_commands.hpp"

namespace mini_redis {

void register_string_commands(CommandTable& table) {
  table.add({"ping", -1, CommandKind::connection, ping_command});
  table.add({"get", 2, CommandKind::reads, get_command});
  table.add({"set", -3, CommandKind::writes, set_command});
  table.add({"incr", 2, CommandKind::writes, incr_command});
}

}  // namespace mini_redis
