// The append-only file as the server sees it. Redis: aof.c.
#pragma once

#include <string>

#include "03-commands/given/command_hook.hpp"
#include "03-commands/dispatcher.hpp"
#include "07-persistence/given/aof/aof_files.hpp"
#include "07-persistence/aof_writer.hpp"
#include "07-persistence/given/disk/background_child.hpp"
#include "07-persistence/given/settings.hpp"
#include "07-persistence/given/status.hpp"
#include "common/loading_clock.hpp"

namespace mini_redis {

/// Writes down every command that has changed something, and refuses those that would (-MISCONF) while what has been
/// written down cannot be stored. Where the settings turn that off there is still BGREWRITEAOF.
class Aof final : public CommandHook {
 public:
  /// REQUIRES: all of them outlive it.
  Aof(Database& db, Dispatcher& dispatcher, LoadingClock& clock, const PersistenceSettings& settings,
      BackgroundChild& child)
      : db_(db),
        dispatcher_(dispatcher),
        clock_(clock),
        is_on_(settings.appendonly),
        policy_(settings.appendfsync),
        files_(settings),
        writer_(settings.appendfsync),
        child_(child) {}

  bool is_on() const { return is_on_; }
  /// Replays what there is, and opens the file for what comes. REQUIRES: is_on(). Throws CorruptFile, or std::system_error.
  /// Redis: loadAppendOnlyFiles(), aofOpenIfNeededOnServerStart()
  void load();

  void check(CommandContext& context, const CommandSpec& spec) override;
  void before(const CommandContext& context, const CommandSpec& spec) override;
  void after(const CommandContext& context, const CommandSpec& spec) override;
  /// A key has changed. One whose time has come is a DEL in the log: it stands there before whatever the command that has
  /// met it does. Redis: propagateDeletion()
  void changed(std::string_view key, Change change);

  /// To be called when commands are done, and before their replies leave. Empty, or why what has been written down is not
  /// stored although the policy is `always`: the other two promise less. REQUIRES: is_on().
  std::string flush();
  /// Whether a reply has to wait for flush(): with `always`.
  bool stores_before_replies() const { return policy_ == FsyncPolicy::always; }
  /// Everything written down is on the disk.
  bool is_stored() const { return writer_.is_stored(); }
  /// How many commands have been written down since the start.
  std::uint64_t records() const { return records_; }
  /// To be called some times a second: `everysec`, another try when a write has failed, a rewrite that had to wait.
  void tick();
  /// Writes and syncs all there is, when the server ends. REQUIRES: is_on(). Throws std::system_error.
  void close() { writer_.close(); }

  /// BGREWRITEAOF. A child writes the database as it is now into a new base; all commands from now on go into a new
  /// increment. When the child is done, these two are the log. Redis: bgrewriteaofCommand()
  void bgrewriteaof(CommandContext& context);
  AofStatus status() const { return {is_on_, rewriting_, rewrite_scheduled_, !error_.empty()}; }

 private:
  void begin_rewrite();
  void end_rewrite(const std::string& error);
  template <typename Action>
  void keep_trying(Action action);

  Database& db_;
  Dispatcher& dispatcher_;
  LoadingClock& clock_;
  bool is_on_;
  FsyncPolicy policy_;
  AofFiles files_;
  AofWriter writer_;
  BackgroundChild& child_;

  std::uint64_t records_ = 0;
  std::string error_;           // why the last write or sync has failed; empty: it has not
  bool has_changed_ = false;    // the command at work has changed something
  bool multi_written_ = false;  // EXEC is at work, and one of its commands was written down
  bool rewriting_ = false, rewrite_scheduled_ = false;
};

}  // namespace mini_redis
