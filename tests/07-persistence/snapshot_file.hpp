// The bytes of snapshots: what a test expects in one, and snapshots made by hand.
#pragma once

#include <string>

#include "support/persistent_redis.hpp"
#include "support/shown.hpp"

namespace mini_redis::testing {

inline void store(TestClient& client, const std::string& key, const std::string& value) {
  client.sends({"SET", key, value}).gets(simple_string("OK"));
}

inline void save(TestClient& client) {
  client.sends({"SAVE"}).gets(simple_string("OK"));
}

/// Expects the key in dump.rdb in this form: `front` (its type, and anything before that), the key with its
/// length, `value`. REQUIRES: a key of less than 64 bytes.
inline void expect_entry(const PersistentRedis& redis, const std::string& front, const std::string& key,
                         const std::string& value, const std::string& why = "") {
  const std::string dump = redis.reads("dump.rdb");
  const std::string expected = front + static_cast<char>(key.size()) + key + value;
  const std::size_t at = dump.find(key);
  if (at == dump.npos || at <= front.size())
    fail(Verdict::wrong, {}, "dump.rdb has no key " + key + "\nit has    " + in_quotes(dump), why);
  const std::string found = dump.substr(at - 1 - front.size(), expected.size());
  if (found == expected) return;
  fail(Verdict::wrong, {},
       "in dump.rdb\nexpected  " + in_quotes(expected) + "\nfound     " + in_quotes(found), why);
}

/// Waits until there is a dump.rdb that contains that word.
inline void expect_word_to_come(PersistentRedis& redis, TestClient& client, const std::string& word) {
  const auto deadline = std::chrono::steady_clock::now() + test_time();
  while (redis.reads("dump.rdb").find(word) == std::string::npos) {
    if (std::chrono::steady_clock::now() > deadline)
      fail(Verdict::timeout, {}, "dump.rdb doesn't come to hold \"" + word + "\"");
    client.sends({"PING"}).gets(simple_string("PONG"));
  }
}

/// A snapshot with these entries and no checksum: eight zeros.
inline std::string snapshot_of(const std::string& entries) {
  using namespace std::string_literals;
  return "REDIS0010\xfe\0"s + entries + "\xff"s + std::string(8, '\0');
}

/// A string entry for snapshot_of(): `value` with its length.
inline std::string string_entry(const std::string& key, const std::string& value) {
  return std::string(1, '\0') + static_cast<char>(key.size()) + key + value;
}

/// The lowest `size` bytes of the number, lowest first, or highest first.
inline std::string lowest_first(std::int64_t number, std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8 * i));
  return bytes;
}
inline std::string highest_first(std::int64_t number, std::size_t size) {
  const std::string bytes = lowest_first(number, size);
  return {bytes.rbegin(), bytes.rend()};
}

}  // namespace mini_redis::testing
