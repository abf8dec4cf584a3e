// The append-only file as the server sees it. Redis: aof.c.
#pragma once

#include <string>

#include "03-commands/dispatcher.hpp"
#include "03-commands/given/command_hook.hpp"
#include "07-persistence/aof_writer.hpp"
#include "07-persistence/given/aof/aof_files.hpp"
#include "07-persistence/given/disk/background_child.hpp"
#include "07-persistence/given/disk/directory_lock.hpp"
#include "07-persistence/given/settings.hpp"
#include "07-persistence/given/status.hpp"

namespace mini_redis {

/// Logs every command that changes something. While the log cannot be stored, it refuses commands that write
/// (-MISCONF). If the settings turn the log off, there is still BGREWRITEAOF.
class Aof final : public CommandHook {
 public:
  /// REQUIRES: all of them outlive it.
  Aof(Database& db, Dispatcher& dispatcher, const PersistenceSettings& settings, DirectoryLock& lock,
      BackgroundChild& child)
      : db_(db),
        dispatcher_(dispatcher),
        is_on_(settings.appendonly),
        policy_(settings.appendfsync),
        files_(settings),
        writer_(settings.appendfsync),
        lock_(lock),
        child_(child) {}

  bool is_on() const { return is_on_; }
  /// Replays the log, and opens its last file to append to it. REQUIRES: is_on(). Throws CorruptFile or
  /// std::system_error.
  /// Redis: loadAppendOnlyFiles(), aofOpenIfNeededOnServerStart()
  void load(Caller caller = Caller::current());

  bool needs(Call, const CommandSpec& spec) const override {
    return spec.is(flag::write | flag::needs_disk | flag::runs_transaction);
  }
  void check(CommandContext& context, const CommandSpec& spec) override;
  void before(const CommandContext& context, const CommandSpec& spec) override;
  void after(const CommandContext& context, const CommandSpec& spec) override;
  /// Must be called when a key changes. If the key has expired, logs a DEL at once: it comes before whatever
  /// is logged for the command that found the key expired. Redis: propagateDeletion()
  void changed(std::string_view key, Change change);

  /// Call it after commands have run and before their replies are sent. Returns why the log is not stored;
  /// empty if it is, or if the policy is not `always`, because the other two promise less. REQUIRES: is_on().
  std::string flush(Caller caller = Caller::current());
  /// Whether replies must wait for flush(): with `always`.
  bool stores_before_replies() const { return policy_ == FsyncPolicy::always; }
  /// Whether everything logged is on the disk.
  bool is_stored() const { return writer_.is_stored(); }
  /// How many commands have been logged since the start.
  std::uint64_t records() const { return records_; }
  /// Call it several times a second. Does the syncs of `everysec`, retries a failed write, and starts a
  /// rewrite that had to wait.
  void tick();
  /// The server is about to end, but waits for its clients, and tick() is not called any more.
  void stop();
  /// Writes and syncs everything when the server ends. REQUIRES: is_on(). Throws std::system_error.
  void close(Caller caller = Caller::current()) {
    require_on("Aof::close()", caller);
    writer_.close();
  }

  /// BGREWRITEAOF: a child process writes the database as it is now to a new base, and all commands from now
  /// on go to a new increment. When the child is done, these two are the log. Redis: bgrewriteaofCommand()
  void bgrewriteaof(CommandContext& context);
  AofStatus status() const { return {is_on_, rewriting_, rewrite_scheduled_, !error_.empty()}; }

 private:
  void require_on(const char* function, const Caller& caller) const {
    require(is_on_, caller, function, ": is_on() is false");
  }
  void begin_rewrite();
  void end_rewrite(const std::string& error);
  template <typename Action>
  void keep_trying(Action action);

  Database& db_;
  Dispatcher& dispatcher_;
  bool is_on_;
  FsyncPolicy policy_;
  AofFiles files_;
  AofWriter writer_;
  DirectoryLock& lock_;
  BackgroundChild& child_;

  std::uint64_t records_ = 0;
  std::string error_;           // why the last write or sync failed; empty: it did not
  bool has_changed_ = false;    // the command that is running has changed something
  bool multi_written_ = false;  // EXEC is running, and one of its commands was logged
  bool rewriting_ = false, rewrite_scheduled_ = false;
};

}  // namespace mini_redis
