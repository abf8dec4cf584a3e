// What is stored on the disk, where, and how safely. Redis: the persistence part of redis.conf.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mini_redis {

/// When the append-only file is synced to the disk. Redis: appendfsync.
enum class FsyncPolicy { always, everysec, no };
/// The name of the policy in redis.conf and on the command line.
std::string_view name_of(FsyncPolicy policy);

/// "Save after this many seconds if there were at least this many changes." Redis: struct saveparam.
struct SavePoint {
  std::chrono::seconds after;
  std::uint64_t changes;
};
/// All save points as one text, such as "3600 1 60 1000"; empty if there are none.
std::string to_text(const std::vector<SavePoint>& points);

struct PersistenceSettings {
  std::filesystem::path dir = ".";      // must exist; the files and directories below are in it
  std::string dbfilename = "dump.rdb";  // a name, not a path
  std::vector<SavePoint> save_points;   // empty: only SAVE and BGSAVE make snapshots
  bool appendonly = false;
  FsyncPolicy appendfsync = FsyncPolicy::everysec;
  std::string appendfilename = "appendonly.aof";  // the names of the log's files begin with this
  std::string appenddirname = "appendonlydir";    // the directory of these files, inside dir
};

}  // namespace mini_redis
