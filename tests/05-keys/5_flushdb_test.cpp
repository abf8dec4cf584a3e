// FLUSHDB: no key is left.
#include "05-keys/some_keys.hpp"
#include "support/catch.hpp"
#include "support/info.hpp"
#include "support/watching.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

TEST_CASE("FLUSHDB erases every key", "[4 points]") {
  about("key_commands.cpp", "flushdb_command",
        "Collect the entries first: while for_each() walks through the table, you may not remove anything.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"FLUSHDB"}).gets(simple_string("OK"), "If there's nothing to erase, that's not an error.");
  std::string key;
  for (int i = 0; i < 100; ++i) key = stored_string(client);
  stored_list(client), stored_hash(client), string_for_one_second(client);
  client.sends({"DBSIZE"}).gets(integer(103));
  client.sends({"FLUSHDB"}).gets(simple_string("OK"));
  client.sends({"DBSIZE"}).gets(integer(0));
  client.sends({"GET", key}).gets(null_bulk_string());

  client.sends({"SET", key, "again"}).gets(simple_string("OK"), "The database is empty, and it still works.");
  client.sends({"GET", key}).gets(bulk_string("again"));
}

TEST_CASE("FLUSHDB takes ASYNC or SYNC and no other word", "[3 points]") {
  about("key_commands.cpp", "flushdb_command", "Check the words first: lower_case() makes them comparable.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_string(client);
  const std::vector<std::vector<std::string>> refused = {
      {"FLUSHDB", "NOW"}, {"FLUSHDB", ""}, {"FLUSHDB", "SYNC", "ASYNC"}, {"FLUSHDB", "SYNC", "SYNC"}};
  for (const std::vector<std::string>& words : refused)
    client.sends(words).gets(error("ERR syntax error"), "It takes one of the two words, or none.");
  client.sends({"GET", key})
      .gets(bulk_string("value"), "An error changes nothing. It certainly doesn't erase everything.");
  for (const char* word : {"ASYNC", "sync", "aSync", "SYNC"}) {
    stored_string(client);
    client.sends({"FLUSHDB", word}).gets(simple_string("OK"));
    client.sends({"DBSIZE"}).gets(integer(0));
  }
}

TEST_CASE("a client that watches a key notices FLUSHDB", "[2 points]") {
  about("key_commands.cpp", "flushdb_command",
        "Database::erase() announces the change of each key; the table itself doesn't.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_string(client), missing = random_key("missing");
  expect_change(client, key, [&] { client.sends({"FLUSHDB"}).gets(simple_string("OK")); });
  expect_no_change(client, missing, [&] { client.sends({"FLUSHDB"}).gets(simple_string("OK")); });
  expect_info(client, "stats", "expired_keys:0", "Use Change::erased: the key didn't expire.");
}
