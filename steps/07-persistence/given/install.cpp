#include "07-persistence/given/install.hpp"

#include "01-tcp-server/given/session_list.hpp"
#include "07-persistence/given/persistence.hpp"
#include "07-persistence/given/persistence_info.hpp"

namespace mini_redis {
namespace {

template <typename Part>
CommandHandler on(Part& part, void (Part::*command)(CommandContext&)) {
  return [&part, command](CommandContext& context) { (part.*command)(context); };
}

void add_commands(CommandTable& commands, Snapshots& snapshots, Aof& aof) {
  using namespace flag;
  //            name           arity  flags         keys     handler
  commands.add({"save", 1, admin | no_multi, no_keys, on(snapshots, &Snapshots::save)});
  commands.add({"bgsave", -1, admin, no_keys, on(snapshots, &Snapshots::bgsave)});
  commands.add({"lastsave", 1, fast, no_keys, on(snapshots, &Snapshots::lastsave)});
  commands.add({"bgrewriteaof", 1, admin, no_keys, on(aof, &Aof::bgrewriteaof)});
}

// From now on, changes are logged. Everything that was loaded is in the log already.
void begin_to_log(ServerParts& server, Persistence& persistence) {
  Aof& aof = persistence.aof();
  server.dispatcher.add_hook(aof);
  server.sessions.add_watcher(persistence.group());
  server.db.observe_changes([&aof](std::string_view key, Change change) { aof.changed(key, change); });
}

}  // namespace

void install_persistence(ServerParts& server, const std::optional<PersistenceSettings>& settings) {
  if (!settings) return tell_of_no_persistence(server.info);
  Persistence& persistence = server.owned.make<Persistence>(server, *settings);
  persistence.load();
  add_commands(server.commands, persistence.snapshots(), persistence.aof());
  server.dispatcher.add_hook(persistence.snapshots());
  if (persistence.aof().is_on()) begin_to_log(server, persistence);
  server.tasks.add("persistence", persistence);
  tell_of_persistence(server.info, server.config, persistence);
}

}  // namespace mini_redis
