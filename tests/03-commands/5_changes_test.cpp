// What later layers build on: keys that expire, and observers that learn what happens to a key.
#include "support/catch.hpp"
#include "support/info.hpp"
#include "support/random_values.hpp"
#include "support/watching.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

TEST_CASE("an expired key is not found", "[3 points]") {
  about("database.cpp", "Database::find",
        "Ask expire_if_needed_ about every entry that expires. If it returns true, the entry is gone.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key();
  client.sends({"SET", key, "value"}).gets(simple_string("OK"));
  client.sends({"EXPIRE", key, "1"}).gets(integer(1));
  client.sends({"GET", key}).gets(bulk_string("value"), "Its time hasn't come yet.");
  server.time_passes(1100ms);
  client.sends({"EXISTS", key}).gets(integer(0), "Its time is over.");
  client.sends({"GET", key}).gets(null_bulk_string());
  client.sends({"DBSIZE"})
      .gets(integer(0),
            "You didn't ask expire_if_needed_. It also removes the entry; a comparison of times only hides "
            "it.");
  client.sends({"SET", key, "again"}).gets(simple_string("OK"));
  client.sends({"GET", key}).gets(bulk_string("again"));
}

TEST_CASE("SET removes an earlier expiry", "[2 points]") {
  about("database.cpp", "Database::set", "The key lives forever again: set_expiry() with `never`.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key();
  client.sends({"SET", key, "old"}).gets(simple_string("OK"));
  client.sends({"EXPIRE", key, "100"}).gets(integer(1));
  client.sends({"SET", key, "new"}).gets(simple_string("OK"));
  client.sends({"TTL", key}).gets(integer(-1), "-1 says that the key doesn't expire.");
  expect_info(client, "keyspace", "db0:keys=1,expires=0",
              "The key is still in the list of keys that expire. If you only change expires_at, it stays "
              "there, even after the entry itself is gone.");
}

TEST_CASE("INCR keeps an earlier expiry", "[2 points]") {
  about("string_commands.cpp", "incr_command",
        "set() makes a key live forever again; overwrite() leaves its time alone.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("counter");
  client.sends({"SET", key, "41"}).gets(simple_string("OK"));
  client.sends({"EXPIRE", key, "100"}).gets(integer(1));
  client.sends({"INCR", key}).gets(integer(42));
  client.sends({"TTL", key}).gets(integer(100), "Those are the seconds it has left.");
}

TEST_CASE("a client that watches a key notices SET and INCR", "[2 points]") {
  about("database.cpp", "Database::set",
        "overwrite() stores the value and calls changed(). That's how transactions and persistence learn of "
        "it.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("counter");
  expect_change(client, key, [&] { client.sends({"SET", key, "1"}).gets(simple_string("OK")); });
  expect_change(client, key, [&] { client.sends({"INCR", key}).gets(integer(2)); });
  expect_no_change(client, key, [&] { client.sends({"GET", key}).gets(bulk_string("2")); });
}
