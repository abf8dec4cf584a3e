// What later layers build on: keys that expire, and observers that learn what happens to a key.
#include "support/catch.hpp"
#include "support/info.hpp"
#include "support/random_values.hpp"
#include "support/watching.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

TEST_CASE("a key whose time has come is not found", "[3 points]") {
  about("database.cpp", "Database::find",
        "Ask expire_if_needed_ about every entry that expires; if it says true, there is none.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key();
  client.sends({"SET", key, "value"}).gets(simple_string("OK"));
  client.sends({"EXPIRE", key, "1"}).gets(integer(1));
  client.sends({"GET", key}).gets(bulk_string("value"), "Its time has not come yet.");
  server.time_passes(1100ms);
  client.sends({"EXISTS", key}).gets(integer(0), "Its time is over.");
  client.sends({"GET", key}).gets(null_bulk_string());
  client.sends({"DBSIZE"})
      .gets(integer(0),
            "expire_if_needed_ has not been asked: it also removes the entry, which a comparison of times "
            "only hides.");
  client.sends({"SET", key, "again"}).gets(simple_string("OK"));
  client.sends({"GET", key}).gets(bulk_string("again"));
}

TEST_CASE("SET takes an earlier expiry away", "[2 points]") {
  about("database.cpp", "Database::set", "The key lives for ever again: set_expiry(), with never.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key();
  client.sends({"SET", key, "old"}).gets(simple_string("OK"));
  client.sends({"EXPIRE", key, "100"}).gets(integer(1));
  client.sends({"SET", key, "new"}).gets(simple_string("OK"));
  client.sends({"TTL", key}).gets(integer(-1), "-1 says that it has no time to go.");
  expect_info(
      client, "keyspace", "db0:keys=1,expires=0",
      "The key is still in the list of keys that expire: a change of expires_at alone leaves it there, "
      "even when the entry itself is gone.");
}

TEST_CASE("INCR keeps an earlier expiry", "[2 points]") {
  about("string_commands.cpp", "incr_command",
        "set() makes a key live for ever again; overwrite() leaves its time alone.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("counter");
  client.sends({"SET", key, "41"}).gets(simple_string("OK"));
  client.sends({"EXPIRE", key, "100"}).gets(integer(1));
  client.sends({"INCR", key}).gets(integer(42));
  client.sends({"TTL", key}).gets(integer(100), "Those are the seconds it has left.");
}

TEST_CASE("whoever watches a key is told of SET and INCR", "[2 points]") {
  about("database.cpp", "Database::set",
        "overwrite() stores the value and tells changed(); transactions and persistence hear of it there.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("counter");
  expect_change(client, key, [&] { client.sends({"SET", key, "1"}).gets(simple_string("OK")); });
  expect_change(client, key, [&] { client.sends({"INCR", key}).gets(integer(2)); });
  expect_no_change(client, key, [&] { client.sends({"GET", key}).gets(bulk_string("2")); });
}
