// DEL and EXISTS: commands that count keys.
#include "05-keys/some_keys.hpp"
#include "support/catch.hpp"
#include "support/info.hpp"
#include "support/watching.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

TEST_CASE("DEL erases a key", "[4 points]") {
  about("key_commands.cpp", "del_command",
        "find() has the entry, erase() takes it away; 1 says that it was there.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_string(client), other = stored_string(client, "other");
  client.sends({"DEL", key}).gets(integer(1));
  client.sends({"GET", key}).gets(null_bulk_string(), "It is gone.");
  client.sends({"GET", other}).gets(bulk_string("other"), "Nobody wanted that one erased.");
  client.sends({"DBSIZE"}).gets(integer(1), "An empty value is still a key: erase() takes the entry away.");
}

TEST_CASE("DEL answers how many keys it has erased", "[4 points]") {
  about("key_commands.cpp", "del_command", "It goes through all its keys and counts those that were there.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string first = stored_string(client), second = stored_string(client),
                    missing = random_key("missing");
  client.sends({"DEL", missing}).gets(integer(0), "There was nothing to erase.");
  client.sends({"DEL", first, missing, second, first})
      .gets(integer(2),
            "The missing key does not count, nor does the first when it is named again: it is gone by then.");
  client.sends({"EXISTS", first, second}).gets(integer(0));
}

TEST_CASE("DEL erases keys of every type", "[3 points]") {
  about("key_commands.cpp", "del_command",
        "What a key holds does not matter: DEL does not look at the value.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"DEL", stored_list(client), stored_hash(client)}).gets(integer(2));
  client.sends({"DBSIZE"}).gets(integer(0));
}

TEST_CASE("DEL does not count a key whose time has come", "[4 points]") {
  about("key_commands.cpp", "del_command", "It was gone before DEL came: Database::find() knows.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = string_for_one_second(client);
  server.time_passes(1100ms);
  client.sends({"DEL", key}).gets(integer(0), "Its time was over 100 ms ago.");
}

TEST_CASE("whoever watches a key is told of DEL", "[2 points]") {
  about("key_commands.cpp", "del_command",
        "Database::erase() tells; a key that is not there does not change.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_string(client), missing = random_key("missing");
  expect_change(client, key, [&] { client.sends({"DEL", missing, key}).gets(integer(1)); });
  expect_no_change(client, missing, [&] { client.sends({"DEL", missing}).gets(integer(0)); });
  expect_info(client, "stats", "expired_keys:0", "Change::erased: no time was over.");
}

TEST_CASE("EXISTS tells whether there is a key", "[4 points]") {
  about("key_commands.cpp", "exists_command",
        "An integer: 1 for a key that is there, 0 for one that is not.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"EXISTS", random_key("missing")}).gets(integer(0));
  client.sends({"EXISTS", stored_string(client)}).gets(integer(1));
  client.sends({"EXISTS", stored_string(client, "")})
      .gets(integer(1), "Its value is empty; the key is there.");
  client.sends({"EXISTS", stored_list(client)}).gets(integer(1), "A list is there as much as a string is.");
}

TEST_CASE("EXISTS counts every key that is named", "[3 points]") {
  about("key_commands.cpp", "exists_command", "One question for each word, and the answers added up.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string first = stored_string(client), second = stored_string(client),
                    missing = random_key("missing");
  client.sends({"EXISTS", first, missing, second}).gets(integer(2));
  client.sends({"EXISTS", first, first, first}).gets(integer(3), "A key that is named again counts again.");
}

TEST_CASE("EXISTS does not count a key whose time has come", "[3 points]") {
  about("key_commands.cpp", "exists_command", "Database::find() knows the time; the table itself does not.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = string_for_one_second(client), lasting = stored_string(client);
  client.sends({"EXISTS", key, lasting}).gets(integer(2), "The time of neither has come yet.");
  server.time_passes(1100ms);
  client.sends({"EXISTS", key, lasting}).gets(integer(1), "The time of one was over 100 ms ago.");
}
