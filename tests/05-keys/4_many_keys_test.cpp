// MGET and MSET: many strings in one command.
#include "05-keys/some_keys.hpp"
#include "support/catch.hpp"
#include "support/watching.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

TEST_CASE("MGET answers the values in the order asked", "[4 points]") {
  about("many_keys.cpp", "mget_command",
        "array() says how many replies follow; each is a bulk string of its own.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string bytes = random_bytes(30), word = random_word();
  const std::string first = stored_string(client, bytes), second = stored_string(client, word);
  client.sends({"MGET", first, second})
      .gets(array({bulk_string(bytes), bulk_string(word)}), "The first answer belongs to the first key.");
  client.sends({"MGET", second, first, second})
      .gets(array({bulk_string(word), bulk_string(bytes), bulk_string(word)}),
            "There's one place for each word.");
  client.sends({"MGET", second}).gets(array({bulk_string(word)}), "An array of one is an array, too.");
}

TEST_CASE("MGET answers null for a missing key", "[4 points]") {
  about("many_keys.cpp", "mget_command",
        "Every key has its place in the array; a missing one has the null bulk string.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_string(client), empty = stored_string(client, ""),
                    missing = random_key("missing");
  client.sends({"MGET", missing, key, missing, empty})
      .gets(array({null_bulk_string(), bulk_string("value"), null_bulk_string(), bulk_string("")}));
  client.sends({"PING"}).gets(simple_string("PONG"),
                              "Write as many replies as array() promised, no more and no fewer.");
}

TEST_CASE("MGET answers null for a key of another type", "[4 points]") {
  about("many_keys.cpp", "mget_command",
        "as_string() throws, and then one list would spoil the whole answer. Ask is_string() before you call "
        "text().");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_string(client), list = stored_list(client), hash = stored_hash(client);
  client.sends({"MGET", list, key, hash})
      .gets(array({null_bulk_string(), bulk_string("value"), null_bulk_string()}),
            "MGET is never an error, unlike GET.");
}

TEST_CASE("MGET does not show an expired key", "[3 points]") {
  about("many_keys.cpp", "mget_command", "Database::find() knows the time; the table itself doesn't.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = string_for_one_second(client, "brief"), lasting = stored_string(client, "lasting");
  client.sends({"MGET", key, lasting}).gets(array({bulk_string("brief"), bulk_string("lasting")}));
  server.time_passes(1100ms);
  client.sends({"MGET", key, lasting}).gets(array({null_bulk_string(), bulk_string("lasting")}));
}

TEST_CASE("MSET sets every key", "[4 points]") {
  about("many_keys.cpp", "mset_command",
        "Take a key and a value, then the next two, up to the end of the request.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string first = random_key(), second = random_key(), third = random_key(),
                    bytes = random_bytes(30);
  client.sends({"MSET", first, "1", second, bytes, third, ""}).gets(simple_string("OK"));
  client.sends({"GET", first}).gets(bulk_string("1"));
  client.sends({"GET", second}).gets(bulk_string(bytes));
  client.sends({"GET", third}).gets(bulk_string(""), "The last pair counts, too.");
  client.sends({"DBSIZE"}).gets(integer(3), "There are three keys: values aren't keys.");
  client.sends({"MSET", first, "old", first, "new"}).gets(simple_string("OK"));
  client.sends({"GET", first}).gets(bulk_string("new"), "Go from left to right: the last value stays.");
}

TEST_CASE("MSET sets nothing when a key has no value", "[3 points]") {
  about("many_keys.cpp", "mset_command",
        "Count the words before you set the first key: a command throws before it changes anything.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_string(client, "old"), lonely = random_key();
  client.sends({"MSET", key, "new", lonely}).gets(error("ERR wrong number of arguments for 'mset' command"));
  client.sends({"GET", key})
      .gets(bulk_string("old"), "An error changes nothing, not even the keys before it.");
  client.sends({"GET", lonely}).gets(null_bulk_string());
}

TEST_CASE("MSET replaces any value and its expiry", "[3 points]") {
  about("many_keys.cpp", "mset_command",
        "It sets keys as SET does, whatever was there before: Database::set().");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string brief = string_for_one_second(client), list = stored_list(client);
  client.sends({"MSET", brief, "new", list, "text"}).gets(simple_string("OK"));
  client.sends({"TTL", brief}).gets(integer(-1), "The new value lives forever.");
  client.sends({"GET", list}).gets(bulk_string("text"), "It was a list, and is a string now.");
  server.time_passes(1100ms);
  client.sends({"GET", brief}).gets(bulk_string("new"));
}

TEST_CASE("a client that watches a key notices MSET", "[2 points]") {
  about("many_keys.cpp", "mset_command", "Database::set() announces the change of each key.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string first = stored_string(client), last = stored_string(client);
  for (const std::string& key : {first, last})
    expect_change(client, key, [&] {
      client.sends({"MSET", first, "1", last, "2"}).gets(simple_string("OK"));
    });
  expect_no_change(client, first, [&] {
    client.sends({"MGET", first, last}).gets(array({bulk_string("1"), bulk_string("2")}));
  });
}
