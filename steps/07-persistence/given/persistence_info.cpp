#include "07-persistence/given/persistence_info.hpp"

#include "10-metrics/given/config.hpp"
#include "10-metrics/info.hpp"

namespace mini_redis {
namespace {

std::string_view ok_or_err(bool failed) {
  return failed ? "err" : "ok";
}

void write_persistence(InfoLines& lines, Persistence& persistence) {
  const SnapshotStatus snapshots = persistence.snapshots().status();
  lines.add("loading", 0);
  lines.add("rdb_changes_since_last_save", snapshots.unsaved_changes);
  lines.add("rdb_bgsave_in_progress", snapshots.in_progress ? 1 : 0);
  lines.add("rdb_last_save_time", snapshots.last_save.time_since_epoch() / std::chrono::seconds(1));
  lines.add("rdb_last_bgsave_status", ok_or_err(snapshots.last_failed));

  const AofStatus aof = persistence.aof().status();
  lines.add("aof_enabled", aof.is_on ? 1 : 0);
  lines.add("aof_rewrite_in_progress", aof.rewriting ? 1 : 0);
  lines.add("aof_rewrite_scheduled", aof.rewrite_scheduled ? 1 : 0);
  lines.add("aof_last_write_status", ok_or_err(aof.last_write_failed));
}

}  // namespace

void tell_of_persistence(Info& info, Config& config, Persistence& persistence) {
  info.add("Persistence", [&persistence](InfoLines& lines) { write_persistence(lines, persistence); });
  const PersistenceSettings& settings = persistence.settings();
  config.add("save", to_text(settings.save_points));
  config.add("dir", settings.dir.string());
  config.add("dbfilename", settings.dbfilename);
  config.add("appendonly", settings.appendonly ? "yes" : "no");
  config.add("appendfsync", std::string(name_of(settings.appendfsync)));
  config.add("appendfilename", settings.appendfilename);
  config.add("appenddirname", settings.appenddirname);
}

void tell_of_no_persistence(Info& info) {
  info.add("Persistence", [](InfoLines& lines) {
    for (const char* nothing :
         {"loading", "rdb_bgsave_in_progress", "aof_enabled", "aof_rewrite_in_progress"})
      lines.add(nothing, 0);
  });
}

}  // namespace mini_redis
