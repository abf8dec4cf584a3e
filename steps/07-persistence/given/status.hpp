// The state of snapshots and log, for INFO.
#pragma once

#include <cstdint>

#include "common/clock.hpp"

namespace mini_redis {

struct SnapshotStatus {
  std::uint64_t unsaved_changes;
  bool in_progress;  // in the background
  TimePoint last_save;
  bool last_failed;  // the last one in the background
};

struct AofStatus {
  bool is_on;
  bool rewriting;
  bool rewrite_scheduled;
  bool last_write_failed;
};

}  // namespace mini_redis
