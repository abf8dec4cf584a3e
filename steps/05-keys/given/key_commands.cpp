#include "05-keys/key_commands.hpp"
#include "05-keys/many_keys.hpp"
#include "05-keys/given/more_commands.hpp"

namespace mini_redis {

void register_key_commands(CommandTable& table) {
  table.add({"del", -2, CommandKind::writes, del_command});
  table.add({"exists", -2, CommandKind::reads, exists_command});
  table.add({"type", 2, CommandKind::reads, type_command});
  table.add({"expiretime", 2, CommandKind::reads, expiretime_command});
  table.add({"persist", 2, CommandKind::writes, persist_command});
  table.add({"flushdb", -1, CommandKind::writes, flushdb_command});
  table.add({"mget", -2, CommandKind::reads, mget_command});
  table.add({"mset", -3, CommandKind::writes, mset_command});

  // The same under other names: Redis's UNLINK frees the memory later, its TOUCH notes when a key was last
  // used, and its FLUSHALL empties all databases, of which there is one here.
  table.add({"unlink", -2, CommandKind::writes, del_command});
  table.add({"touch", -2, CommandKind::reads, exists_command});
  table.add({"flushall", -1, CommandKind::writes, flushdb_command});

  register_set_options(table);
  register_expire_options(table);
  register_more_strings(table);
  register_renaming(table);
  register_looking_around(table);
}

}  // namespace mini_redis
