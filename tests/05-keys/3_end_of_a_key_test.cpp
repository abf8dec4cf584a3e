// EXPIRETIME and PERSIST: when does a key expire, and how does it stay?
#include "05-keys/some_keys.hpp"
#include "support/catch.hpp"
#include "support/info.hpp"
#include "support/watching.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

namespace {

// A second of Unix time in the far future.
std::int64_t far_away() {
  return random_number(5'000'000'000, 9'000'000'000);
}

}  // namespace

TEST_CASE("EXPIRETIME answers in Unix time", "[4 points]") {
  about("key_commands.cpp", "expiretime_command",
        "The entry has the moment itself, in milliseconds since 1970: expires_at.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_string(client);
  const std::int64_t second = far_away();
  client.sends({"EXPIREAT", key, std::to_string(second)}).gets(integer(1));
  client.sends({"EXPIRETIME", key})
      .gets(integer(second),
            "EXPIRETIME answers the moment, in seconds. TTL answers how long it is until then.");
  server.time_passes(700ms);
  client.sends({"EXPIRETIME", key}).gets(integer(second), "The moment stays the same while time passes.");
}

TEST_CASE("EXPIRETIME tells a missing key from a key without expiry", "[4 points]") {
  about("key_commands.cpp", "expiretime_command",
        "-2: there's no such key. -1: there's one, and it lives forever.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"EXPIRETIME", random_key("missing")}).gets(integer(-2));
  client.sends({"EXPIRETIME", stored_string(client)}).gets(integer(-1));
}

TEST_CASE("EXPIRETIME rounds to the nearest second", "[3 points]") {
  about("key_commands.cpp", "expiretime_command", "As TTL does: (milliseconds + 500) / 1000.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_string(client);
  const std::int64_t second = far_away() / 2 * 2;
  client.sends({"PEXPIREAT", key, std::to_string(second * 1000 + 400)}).gets(integer(1));
  client.sends({"EXPIRETIME", key})
      .gets(integer(second), "400 ms after a second: that second is the nearest.");
  client.sends({"PEXPIREAT", key, std::to_string(second * 1000 + 600)}).gets(integer(1));
  client.sends({"EXPIRETIME", key})
      .gets(integer(second + 1), "600 ms after a second: the next one is nearer.");
  client.sends({"PEXPIREAT", key, std::to_string(second * 1000 + 500)}).gets(integer(1));
  client.sends({"EXPIRETIME", key})
      .gets(integer(second + 1),
            "Half a second is rounded up; std::chrono::round() rounds it to the even one.");
}

TEST_CASE("EXPIRETIME of an expired key is -2", "[3 points]") {
  about("key_commands.cpp", "expiretime_command",
        "Database::find() knows the time; the table itself doesn't.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = string_for_one_second(client);
  server.time_passes(1100ms);
  client.sends({"EXPIRETIME", key}).gets(integer(-2), "There's no such key any more.");
}

TEST_CASE("PERSIST makes a key live forever", "[4 points]") {
  about("key_commands.cpp", "persist_command",
        "set_expiry() with `never` removes the expiry; 1 says that there was one.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = string_for_one_second(client);
  client.sends({"PERSIST", key}).gets(integer(1));
  client.sends({"TTL", key}).gets(integer(-1), "-1 says that the key doesn't expire.");
  server.time_passes(1100ms);
  client.sends({"GET", key}).gets(bulk_string("value"), "The time is over, but PERSIST removed it.");
}

TEST_CASE("PERSIST with nothing to remove answers 0", "[4 points]") {
  about("key_commands.cpp", "persist_command", "0: there's no such key, or it lives forever already.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string missing = random_key("missing"), key = stored_string(client);
  client.sends({"PERSIST", missing})
      .gets(integer(0), "There's no such key, so there's nothing to remove. That's not an error.");
  client.sends({"PERSIST", key}).gets(integer(0), "It lives forever already.");
  client.sends({"EXPIRE", key, "100"}).gets(integer(1));
  client.sends({"PERSIST", key}).gets(integer(1));
  client.sends({"PERSIST", key}).gets(integer(0), "The first PERSIST removed the expiry.");
}

TEST_CASE("PERSIST comes too late for an expired key", "[3 points]") {
  about("key_commands.cpp", "persist_command",
        "The key is gone, and PERSIST can't bring it back: Database::find() knows.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = string_for_one_second(client);
  server.time_passes(1100ms);
  client.sends({"PERSIST", key}).gets(integer(0), "It expired 100 ms ago.");
  client.sends({"GET", key}).gets(null_bulk_string());
}

TEST_CASE("a client that watches a key notices PERSIST", "[2 points]") {
  about("key_commands.cpp", "persist_command",
        "set_expiry() doesn't announce the change. Call changed(), with Change::expiry_changed, but only if "
        "there was something to remove.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_string(client);
  client.sends({"EXPIRE", key, "100"}).gets(integer(1));
  expect_change(client, key, [&] { client.sends({"PERSIST", key}).gets(integer(1)); });
  expect_no_change(client, key, [&] { client.sends({"PERSIST", key}).gets(integer(0)); });
  expect_info(client, "stats", "expired_keys:0", "Use Change::expiry_changed: the key didn't expire.");
}
