#include "server/persistence_info.hpp"

namespace mini_redis {
namespace {

std::string_view ok_or_err(bool failed) {
  return failed ? "err" : "ok";
}

// INFO persistence, with Redis's names
void write_persistence(InfoLines& lines, const Persistence& persistence) {
  const SnapshotStatus snapshots = persistence.snapshots();
  lines.add("loading", 0);
  lines.add("rdb_changes_since_last_save", snapshots.unsaved_changes);
  lines.add("rdb_bgsave_in_progress", snapshots.in_progress ? 1 : 0);
  lines.add("rdb_last_save_time", snapshots.last_save.time_since_epoch() / std::chrono::seconds(1));
  lines.add("rdb_last_bgsave_status", ok_or_err(snapshots.last_failed));

  const AofStatus aof = persistence.aof();
  lines.add("aof_enabled", aof.is_on ? 1 : 0);
  lines.add("aof_rewrite_in_progress", aof.rewriting ? 1 : 0);
  lines.add("aof_rewrite_scheduled", aof.rewrite_scheduled ? 1 : 0);
  lines.add("aof_last_write_status", ok_or_err(aof.last_write_failed));
}

}  // namespace

void tell_of_persistence(Metrics& metrics, const Persistence& persistence) {
  metrics.info().replace("Persistence",
                         [&persistence](InfoLines& lines) { write_persistence(lines, persistence); });
  const PersistenceSettings& settings = persistence.settings();
  metrics.config().add("save", to_text(settings.save_points));
  metrics.config().add("dir", settings.dir.string());
  metrics.config().add("dbfilename", settings.dbfilename);
  metrics.config().add("appendonly", settings.appendonly ? "yes" : "no");
  metrics.config().add("appendfsync", std::string(name_of(settings.appendfsync)));
  metrics.config().add("appendfilename", settings.appendfilename);
  metrics.config().add("appenddirname", settings.appenddirname);
}

}  // namespace mini_redis
