// The append-only file as the server sees it. Redis: aof.c.
#pragma once

#include "03-commands/command_hook.hpp"
#include "03-commands/dispatcher.hpp"
#include "07-persistence/background_child.hpp"
#include "07-persistence/loading_clock.hpp"
#include "07-persistence/settings.hpp"

namespace mini_redis {

/// As a hook it writes down every command that changed something, and refuses those that would (-MISCONF) while what
/// has been written down cannot be stored.
class Aof final : public CommandHook {
 public:
  /// REQUIRES: all of them outlive it.
  Aof(asio::io_context& io, Database& db, Dispatcher& dispatcher, LoadingClock& clock, const PersistenceSettings& settings,
      BackgroundChild& child);

  bool before(CommandContext& context, const CommandSpec& spec) override;
  void after(const CommandContext& context, const CommandSpec& spec, std::chrono::nanoseconds took,
             std::uint64_t changes) override;

  /// Replays what there is, and opens the file for what comes. Throws CorruptFile, or std::system_error.
  void load();
  /// To be called when the commands of one read are done and before their replies leave. Empty, or what went wrong: then
  /// the replies must not leave.
  std::string flush();
  /// To be called some times a second: `everysec`, and another try when a write has failed.
  void tick();
  /// BGREWRITEAOF
  void bgrewriteaof(CommandContext& context);
  /// Writes and syncs all there is, when the server ends.
  void close();
};

}  // namespace mini_redis
