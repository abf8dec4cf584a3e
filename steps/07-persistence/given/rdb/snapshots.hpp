// Makes snapshots: on demand, and at the save points. Redis: saveCommand(), bgsaveCommand(), serverCron().
#pragma once

#include "03-commands/given/command_hook.hpp"
#include "07-persistence/given/disk/background_child.hpp"
#include "07-persistence/given/disk/directory_lock.hpp"
#include "07-persistence/given/settings.hpp"
#include "07-persistence/given/status.hpp"
#include "07-persistence/rdb_file.hpp"

namespace mini_redis {

/// As a hook, it refuses commands that write, and PING, if there are save points and the last snapshot in the
/// background failed: an operator who relies on snapshots must not find out too late that there are none.
/// After FLUSHALL, if there are save points, it saves a snapshot without keys: after a crash, the old one
/// would bring them back. Redis: flushAllDataAndResetRDB().
class Snapshots final : public CommandHook {
 public:
  /// REQUIRES: all of them outlive it.
  Snapshots(Database& db, const PersistenceSettings& settings, DirectoryLock& lock, BackgroundChild& child);

  bool needs(Call call, const CommandSpec& spec) const override {
    if (call == Call::before_and_after) return spec.is(flag::empties_all);
    return spec.is(flag::write | flag::needs_disk | flag::runs_transaction);
  }
  void check(CommandContext& context, const CommandSpec& spec) override;
  void after(const CommandContext& context, const CommandSpec& spec) override;

  /// SAVE: replies OK once the snapshot is on the disk. All clients wait for that.
  void save(CommandContext& context);
  /// BGSAVE [SCHEDULE]: starts a snapshot in the background, and replies at once. With SCHEDULE, the snapshot
  /// waits while another child is at work. Inside EXEC it always waits: half a transaction must not become a
  /// snapshot.
  void bgsave(CommandContext& context);
  /// LASTSAVE: replies with the time of the last good snapshot, in seconds since 1970; before the first one,
  /// with the time when the server started.
  void lastsave(CommandContext& context);

  SnapshotStatus status() const { return {unsaved(), is_at_work_, last_save_, has_failed_}; }
  /// Loads the snapshot, if there is one.
  void load();
  /// Call it several times a second. Starts a snapshot in the background when a save point or BGSAVE SCHEDULE
  /// asks for it.
  void tick();
  /// Saves a last snapshot when the server ends, if there are save points and unsaved changes. Throws what
  /// the disk says.
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
  DirectoryLock& lock_;
  BackgroundChild& child_;
  std::uint64_t saved_ = 0;    // how many of db_.changes() are in the last good snapshot
  TimePoint last_save_;        // the last good one
  TimePoint last_try_;         // the last one in the background, good or not
  bool has_failed_ = false;    // the last one failed
  bool is_at_work_ = false;    // the running child is ours
  bool is_scheduled_ = false;  // start one as soon as no other child runs
};

}  // namespace mini_redis
