// What is kept on disk, where, and how carefully. Redis: the persistence part of redis.conf.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace mini_redis {

/// When the append-only file is forced to the disk. Redis: appendfsync.
enum class FsyncPolicy { always, everysec, no };

/// "Save after so many seconds, if there were so many changes." Redis: struct saveparam.
struct SavePoint {
  std::chrono::seconds after;
  std::uint64_t changes;
};

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
