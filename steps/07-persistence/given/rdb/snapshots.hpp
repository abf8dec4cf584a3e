// When snapshots are made: on demand, and by the save points. Redis: saveCommand(), bgsaveCommand(), serverCron().
#pragma once

#include "03-commands/given/command_hook.hpp"
#include "07-persistence/given/disk/background_child.hpp"
#include "07-persistence/rdb_file.hpp"
#include "07-persistence/given/settings.hpp"
#include "07-persistence/given/status.hpp"

namespace mini_redis {

/// As a hook it refuses commands that write, and PING, while there are save points and the last snapshot in the background
/// has failed: an operator who relies on snapshots should not find out too late that there are none.
class Snapshots final : public CommandHook {
 public:
  /// REQUIRES: all of them outlive it.
  Snapshots(Database& db, const PersistenceSettings& settings, BackgroundChild& child);

  void check(CommandContext& context, const CommandSpec& spec) override;

  /// SAVE                OK, when the snapshot is on the disk: everybody waits for it
  void save(CommandContext& context);
  /// BGSAVE [SCHEDULE]   says at once that it has begun; or, while another child is at work and SCHEDULE is there, that
  ///                     it will. Inside EXEC it always waits: half a transaction is no snapshot.
  void bgsave(CommandContext& context);
  /// LASTSAVE            when the last one was made that came to a good end; first, when the server started
  void lastsave(CommandContext& context);

  SnapshotStatus status() const { return {unsaved(), is_at_work_, last_save_, has_failed_}; }
  /// Loads the snapshot, if there is one.
  void load();
  /// To be called some times a second: begins a snapshot in the background when a save point or BGSAVE SCHEDULE says so.
  void tick();
  /// The last one, when the server ends: if there are save points and unsaved changes.
  void save_at_the_end();

 private:
  std::filesystem::path path() const { return settings_.dir / settings_.dbfilename; }
  std::uint64_t unsaved() const { return db_.changes() - saved_; }
  bool is_due(const SavePoint& point) const;
  void save_now();
  void begin_in_background();
  void end_in_background(std::uint64_t changes, const std::string& error);

  Database& db_;
  const PersistenceSettings& settings_;
  BackgroundChild& child_;
  std::uint64_t saved_ = 0;    // how many changes of the database the last snapshot has
  TimePoint last_save_;        // one that went well
  TimePoint last_try_;         // one in the background
  bool has_failed_ = false;    // the last one
  bool is_at_work_ = false;    // the child is ours
  bool is_scheduled_ = false;  // as soon as there is no other child
};

}  // namespace mini_redis
