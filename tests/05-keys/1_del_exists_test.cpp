// DEL and EXISTS: commands that count keys.
#include "05-keys/some_keys.hpp"
#include "support/catch.hpp"
#include "support/info.hpp"
#include "support/watching.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

TEST_CASE("DEL erases a key", "[4 points]") {
  about("key_commands.cpp", "del_command",
        "find() returns the entry, erase() removes it; 1 says that it was there.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_string(client), other = stored_string(client, "other");
  client.sends({"DEL", key}).gets(integer(1));
  client.sends({"GET", key}).gets(null_bulk_string(), "It's gone.");
  client.sends({"GET", other}).gets(bulk_string("other"), "No client asked to erase that one.");
  client.sends({"DBSIZE"})
      .gets(integer(1), "A key with an empty value is still a key: erase() removes the whole entry.");
}

TEST_CASE("DEL answers how many keys it erased", "[4 points]") {
  about("key_commands.cpp", "del_command", "Go through all the keys, and count those that were there.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string first = stored_string(client), second = stored_string(client),
                    missing = random_key("missing");
  client.sends({"DEL", missing}).gets(integer(0), "There was nothing to erase.");
  client.sends({"DEL", first, missing, second, first})
      .gets(integer(2),
            "The missing key doesn't count. Neither does the first key when you name it again: it's gone by "
            "then.");
  client.sends({"EXISTS", first, second}).gets(integer(0));
}

TEST_CASE("DEL erases keys of every type", "[3 points]") {
  about("key_commands.cpp", "del_command", "What a key holds doesn't matter: DEL doesn't look at the value.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"DEL", stored_list(client), stored_hash(client)}).gets(integer(2));
  client.sends({"DBSIZE"}).gets(integer(0));
}

TEST_CASE("DEL does not count an expired key", "[4 points]") {
  about("key_commands.cpp", "del_command", "The key was gone before DEL came: Database::find() knows.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = string_for_one_second(client);
  server.time_passes(1100ms);
  client.sends({"DEL", key}).gets(integer(0), "It expired 100 ms ago.");
}

TEST_CASE("a client that watches a key notices DEL", "[2 points]") {
  about("key_commands.cpp", "del_command",
        "Database::erase() announces the change. A key that isn't there doesn't change.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_string(client), missing = random_key("missing");
  expect_change(client, key, [&] { client.sends({"DEL", missing, key}).gets(integer(1)); });
  expect_no_change(client, missing, [&] { client.sends({"DEL", missing}).gets(integer(0)); });
  expect_info(client, "stats", "expired_keys:0", "Use Change::erased: the key didn't expire.");
}

TEST_CASE("EXISTS says whether a key exists", "[4 points]") {
  about("key_commands.cpp", "exists_command", "An integer: 1 for a key that is there, 0 for one that isn't.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"EXISTS", random_key("missing")}).gets(integer(0));
  client.sends({"EXISTS", stored_string(client)}).gets(integer(1));
  client.sends({"EXISTS", stored_string(client, "")})
      .gets(integer(1), "Its value is empty; the key is there.");
  client.sends({"EXISTS", stored_list(client)}).gets(integer(1), "A list counts just as a string does.");
}

TEST_CASE("EXISTS counts every key that you name", "[3 points]") {
  about("key_commands.cpp", "exists_command", "Look up each word, and add up the answers.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string first = stored_string(client), second = stored_string(client),
                    missing = random_key("missing");
  client.sends({"EXISTS", first, missing, second}).gets(integer(2));
  client.sends({"EXISTS", first, first, first}).gets(integer(3), "A key that you name again counts again.");
}

TEST_CASE("EXISTS does not count an expired key", "[3 points]") {
  about("key_commands.cpp", "exists_command", "Database::find() knows the time; the table itself doesn't.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = string_for_one_second(client), lasting = stored_string(client);
  client.sends({"EXISTS", key, lasting}).gets(integer(2), "Neither of them has expired yet.");
  server.time_passes(1100ms);
  client.sends({"EXISTS", key, lasting}).gets(integer(1), "One of them expired 100 ms ago.");
}
