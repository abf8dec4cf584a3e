// When snapshots are made: on demand, and by the save points. Redis: saveCommand(), bgsaveCommand(), serverCron().
#pragma once

#include "03-commands/command_hook.hpp"
#include "07-persistence/background_child.hpp"
#include "07-persistence/rdb_file.hpp"
#include "07-persistence/settings.hpp"

namespace mini_redis {

/// As a hook it refuses commands that write (-MISCONF) while there are save points and the last snapshot has failed.
class Snapshots final : public CommandHook {
 public:
  /// REQUIRES: all of them outlive it.
  Snapshots(Database& db, const PersistenceSettings& settings, BackgroundChild& child);

  bool before(CommandContext& context, const CommandSpec& spec) override;

  // SAVE · BGSAVE [SCHEDULE] · LASTSAVE
  void save(CommandContext& context);
  void bgsave(CommandContext& context);
  void lastsave(CommandContext& context);

  /// Loads the snapshot, if there is one.
  void load();
  /// To be called some times a second: begins a snapshot in the background when a save point or BGSAVE SCHEDULE says so.
  void tick();
  /// The last one, when the server ends: if there are save points and unsaved changes.
  void save_at_the_end();
};

void register_snapshot_commands(CommandTable& table, Snapshots& snapshots);

}  // namespace mini_redis
