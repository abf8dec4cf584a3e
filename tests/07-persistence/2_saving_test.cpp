// When a snapshot is made, and what is left if that fails.
#include "07-persistence/snapshot_file.hpp"
#include "server_side/disk_calls.hpp"
#include "support/catch.hpp"
#include "support/random_values.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

namespace {

// The calls of one rdb_save().
std::vector<DiskCalls::Call> calls_of_save(const PersistentRedis& redis) {
  const FixtureHandle snapshot("snapshot", {});
  const DiskCalls calls;
  snapshot.run("save", {redis.path("dump.rdb").string(), "100"});
  return calls.calls();
}

std::string words_for(const std::vector<DiskCalls::Call>& calls) {
  std::string words;
  for (const DiskCalls::Call& call : calls)
    words += (words.empty() ? "" : ", ") + call.what + " at " + std::to_string(call.size) + " bytes";
  return words.empty() ? "neither of them" : words;
}

}  // namespace

TEST_CASE("saved keys are there after a crash", "[3 points]") {
  about("rdb_file.cpp", "rdb_save", "Write header(), entry() for every key of db.dict(), and footer().");
  PersistentRedis redis;
  TestClient client = redis.connects();

  const std::string key = random_key(), going = random_key("going"), later = random_key("later");
  std::vector<std::string> keys(300);
  for (std::string& many : keys) store(client, many = random_key("many"), many);
  store(client, key, "old");
  client.sends({"SET", going, "value", "PX", "1000"}).gets(simple_string("OK"));
  // The lowest byte of its time is 0: it would be luck what becomes of it in code that swaps the bytes.
  const std::int64_t end = std::stoll(client.sends({"PEXPIRETIME", going}).gets_any_reply().substr(1));
  client.sends({"PEXPIREAT", going, std::to_string((end | 0xff) + 1)}).gets(integer(1));
  save(client);
  store(client, key, "new");
  store(client, later, "value");
  redis.is_killed();
  redis.time_passes(1300ms);
  redis.starts();
  client = redis.connects();
  for (const std::string& many : keys) client.sends({"GET", many}).gets(bulk_string(many));
  client.sends({"GET", key}).gets(bulk_string("old"), "That was its value when the snapshot was made.");
  client.sends({"GET", later}).gets(null_bulk_string());
  client.sends({"GET", going}).gets(null_bulk_string(), "It expired while no server was running.");
}

TEST_CASE("a snapshot that cannot be written leaves the last one in place", "[4 points]") {
  about("rdb_file.cpp", "rdb_save",
        "A TemporaryFile removes itself; only rename_into_place() touches the last snapshot. Let exceptions "
        "pass.");
  const FixtureHandle disk("snapshot", {});
  disk.run("limit files", {"50000"});
  PersistentRedis redis;
  TestClient client = redis.connects();

  const std::string key = random_key(), large = random_key("large");
  store(client, key, "value");
  save(client);
  store(client, large, random_bytes(100'000));
  client.sends({"SAVE"}).gets(error("ERR"), "The disk had no room for it.");
  for (const auto& file : std::filesystem::directory_iterator(redis.path("")))
    if (file.path().filename() != "dump.rdb")
      fail(Verdict::wrong, {}, "this file is left over: " + file.path().filename().string());
  redis.is_killed();
  redis.starts();
  client = redis.connects();
  client.sends({"GET", key}).gets(bulk_string("value"), "The snapshot before this one was good.");
  client.sends({"GET", large}).gets(null_bulk_string());
}

TEST_CASE("a snapshot is on the disk before it has its name", "[3 points]") {
  about("rdb_file.cpp", "rdb_save",
        "Write everything, including footer(); then sync(); then rename_into_place(). The machine may lose "
        "power at any time.");
  PersistentRedis redis;

  const auto calls = calls_of_save(redis);
  const auto size = static_cast<long>(redis.reads("dump.rdb").size());
  if (!DiskCalls::can_see) return;
  const bool is_right = calls.size() >= 2 && calls[calls.size() - 2].what == "sync" &&
                        calls.back().what == "rename" && calls[calls.size() - 2].size == size &&
                        calls.back().size == size;
  if (!is_right)
    fail(Verdict::wrong, {},
         "expected  sync at " + std::to_string(size) + " bytes, rename at " + std::to_string(size) +
             " bytes\ncame      " + words_for(calls),
         "If you rename the file before you sync it, a power cut may leave an empty file under the "
         "snapshot's name.");
}

TEST_CASE("a background snapshot shows one moment", "[2 points]") {
  about("rdb_file.cpp", "rdb_save", "BGSAVE calls it, too, in a copy of the process, made by fork().");
  PersistentRedis redis;
  TestClient client = redis.connects();

  const std::string key = random_key(), before = random_word(), after = random_word();
  save(client);
  store(client, key, before);
  client.sends({"BGSAVE"}).sends({"SET", key, after});
  client.gets(simple_string("Background saving started"));
  client.gets(simple_string("OK"), "No client waits for the snapshot.");
  expect_word_to_come(redis, client, before);
  redis.is_killed();
  redis.starts();
  redis.connects().sends({"GET", key}).gets(bulk_string(before), "That was its value when BGSAVE came.");
}

TEST_CASE("a save point makes a snapshot", "[2 points]") {
  about("rdb_file.cpp", "rdb_save", "The save points call it, in the background.");
  PersistentRedis redis({.save_points = {{1s, 2}}});
  TestClient client = redis.connects();

  const std::string key = random_key(), first = random_word(), second = random_word();
  save(client);
  store(client, key, first);
  store(client, key, second);
  redis.time_passes(2100ms);
  expect_word_to_come(redis, client, second);
  redis.is_killed();
  redis.starts();
  redis.connects().sends({"GET", key}).gets(bulk_string(second));
}

TEST_CASE("a server that is stopped saves its latest changes", "[2 points]") {
  about("rdb_file.cpp", "rdb_save", "If there are save points, the server calls it at its end.");
  PersistentRedis redis({.save_points = {{3600s, 1}}});
  TestClient client = redis.connects();

  const std::string key = random_key(), value = random_word();
  store(client, key, value);
  redis.shuts_down();
  redis.starts();
  redis.connects().sends({"GET", key}).gets(bulk_string(value));
}

TEST_CASE("a background snapshot that fails is reported", "[2 points]") {
  about("rdb_file.cpp", "rdb_save",
        "The server learns of the failure from the exception. Then it refuses commands that write until a "
        "snapshot succeeds.");
  PersistentRedis redis({.save_points = {{3600s, 1}}});
  TestClient client = redis.connects();

  const std::string key = random_key();
  store(client, key, "value");
  std::filesystem::create_directory(redis.path("dump.rdb"));  // no file can take this name now
  client.sends({"BGSAVE"}).gets(simple_string("Background saving started"));
  client.comes_to(
      {"SET", key, "value"},
      error_beginning("MISCONF Redis is configured to save RDB snapshots, but it's currently unable"));
  client.sends({"GET", key}).gets(bulk_string("value"), "Reading is still allowed.");
  std::filesystem::remove(redis.path("dump.rdb"));
  save(client);
  store(client, key, "again");
}
