// Helpers that several tests of the append-only file use.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/persistent_redis.hpp"
#include "support/random_values.hpp"
#include "support/shown.hpp"

namespace mini_redis::testing {

/// Its path in a server's directory, unless the log has been rewritten.
inline const std::string the_log = "appendonlydir/appendonly.aof.1.incr.aof";

inline PersistenceSettings appending(FsyncPolicy policy = FsyncPolicy::always) {
  PersistenceSettings settings;
  settings.appendonly = true;
  settings.appendfsync = policy;
  return settings;
}

/// A command as it is written in the log.
inline std::string record(const std::vector<std::string>& words) {
  std::vector<ExpectedReply> strings;
  for (const std::string& word : words) strings.push_back(bulk_string(word));
  return array(strings).bytes;
}

/// Fails unless the log has it.
inline void expects_in_log(const PersistentRedis& redis, const std::string& expected) {
  const std::string log = redis.reads(the_log);
  if (log.find(expected) != log.npos) return;
  const std::string end = log.substr(log.size() - std::min<std::size_t>(log.size(), 100));
  fail(Verdict::wrong, {},
       "expected in " + the_log + "\n  " + in_quotes(expected) + "\nit ends with\n  " + in_quotes(end));
}

/// Kills the process, and starts another one on the files it left.
inline void is_killed_and_starts(PersistentRedis& redis) {
  redis.is_killed();
  redis.starts();
}

}  // namespace mini_redis::testing
