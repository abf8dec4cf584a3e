// What is kept on disk, where, and how carefully. Redis: the persistence part of redis.conf.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mini_redis {

/// When the append-only file is forced to the disk. Redis: appendfsync.
enum class FsyncPolicy { always, everysec, no };
/// As redis.conf and the command line write it.
std::string_view name_of(FsyncPolicy policy);

/// "Save after so many seconds, if there were so many changes." Redis: struct saveparam.
struct SavePoint {
  std::chrono::seconds after;
  std::uint64_t changes;
};
/// "3600 1 60 1000"; empty when there are none.
std::string to_text(const std::vector<SavePoint>& points);

struct PersistenceSettings {
  std::filesystem::path dir = ".";      // everything below lies in it; it exists
  std::string dbfilename = "dump.rdb";  // a name, not a path
  std::vector<SavePoint> save_points;   // none: no snapshot but by SAVE and BGSAVE
  bool appendonly = false;
  FsyncPolicy appendfsync = FsyncPolicy::everysec;
  std::string appendfilename = "appendonly.aof";  // what the names of its files begin with
  std::string appenddirname = "appendonlydir";    // where they lie, in dir
};

}  // namespace mini_redis
