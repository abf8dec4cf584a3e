// EXPIRE and TTL: set when a key expires, and ask how long it has left.
#include "support/catch.hpp"
#include "support/info.hpp"
#include "support/random_values.hpp"
#include "support/watching.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

namespace {

// A key with a value and no expiry.
std::string stored_key(TestClient& client, const std::string& value = "value") {
  const std::string key = random_key();
  client.sends({"SET", key, value}).gets(simple_string("OK"));
  return key;
}

}  // namespace

TEST_CASE("EXPIRE sets the time and TTL tells it", "[5 points]") {
  about("expiry_commands.cpp", "expire_command", "EXPIRE counts from now; 1 says that it was set.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_key(client);
  const std::int64_t seconds = random_number(2000, 9000);
  client.sends({"EXPIRE", key, std::to_string(seconds)}).gets(integer(1));
  client.sends({"TTL", key})
      .gets(integer(seconds), "The unit is the second, of both: expire_command(), ttl_command().");
  client.sends({"GET", key}).gets(bulk_string("value"), "The key is still alive.");
}

TEST_CASE("EXPIRE of a missing key answers 0", "[4 points]") {
  about("expiry_commands.cpp", "expire_command", "There is nothing to expire, and nothing comes into being.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("missing");
  client.sends({"EXPIRE", key, "10"}).gets(integer(0));
  client.sends({"EXPIRE", key, "-1"}).gets(integer(0), "There was no key to erase, either.");
  client.sends({"TTL", key}).gets(integer(-2));
  expect_no_change(client, key, [&] { client.sends({"EXPIRE", key, "10"}).gets(integer(0)); });
}

TEST_CASE("TTL tells no key from no expiry", "[4 points]") {
  about("expiry_commands.cpp", "ttl_command",
        "-2: there is no such key. -1: there is one, and it lives for ever.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"TTL", random_key("missing")}).gets(integer(-2));
  const std::string key = stored_key(client);
  client.sends({"TTL", key}).gets(integer(-1));
}

TEST_CASE("TTL rounds to the nearest second", "[4 points]") {
  about("expiry_commands.cpp", "ttl_command", "As Redis does: (milliseconds left + 500) / 1000.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_key(client);
  client.sends({"EXPIRE", key, "10"}).gets(integer(1));
  server.time_passes(300ms);
  client.sends({"TTL", key}).gets(integer(10), "9.7 seconds are nearer to 10 than to 9.");
  server.time_passes(201ms);
  client.sends({"TTL", key}).gets(integer(9), "9.499 seconds are nearer to 9 than to 10.");
  server.time_passes(9199ms);
  client.sends({"TTL", key}).gets(integer(0), "0.3 seconds are left: nearer to 0 than to 1.");
}

TEST_CASE("EXPIRE again replaces the time", "[4 points]") {
  about("expiry_commands.cpp", "expire_command",
        "A key has one time to go: the last that was set. It counts from now, not from the one before.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_key(client);
  client.sends({"EXPIRE", key, "1"}).gets(integer(1));
  client.sends({"EXPIRE", key, "100"}).gets(integer(1));
  server.time_passes(1100ms);
  client.sends({"GET", key}).gets(bulk_string("value"), "The first time is over, but it was replaced.");
  client.sends({"TTL", key}).gets(integer(99), "100 seconds, of which 1.1 have passed.");
}

TEST_CASE("EXPIRE with a time not in the future erases the key", "[4 points]") {
  about(
      "expiry_commands.cpp", "expire_command",
      "Zero or less: the key's time has come already. It was there, so the answer is 1. After erase() there "
      "is no entry any more.");
  RedisUnderTest server;
  TestClient client = server.connects();

  for (const char* seconds : {"0", "-1", "-1000"}) {
    const std::string key = stored_key(client);
    client.sends({"EXPIRE", key, seconds}).gets(integer(1));
    client.sends({"DBSIZE"}).gets(integer(0), "It is erased at once, not when somebody asks for it.");
    client.sends({"GET", key}).gets(null_bulk_string());
    client.sends({"TTL", key}).gets(integer(-2));
  }
  const std::string key = stored_key(client), lasting = stored_key(client);
  expect_change(client, key, [&] { client.sends({"EXPIRE", key, "0"}).gets(integer(1)); });
  expect_info(client, "keyspace", "db0:keys=1,expires=0", "Nothing may be written to an entry that is gone.");
}

TEST_CASE("EXPIRE takes whole numbers that a clock can hold", "[4 points]") {
  about("expiry_commands.cpp", "expire_command", "to_integer() and expiry_time() raise the two errors.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_key(client);
  for (const char* seconds : {"soon", "1.5", ""})
    client.sends({"EXPIRE", key, seconds}).gets(error("ERR value is not an integer or out of range"));
  for (const char* seconds : {"9223372036854775807", "-9223372036854775808"})
    client.sends({"EXPIRE", key, seconds}).gets(error("ERR invalid expire time in 'expire' command"));
  client.sends({"TTL", key}).gets(integer(-1), "An error changes nothing.");
  client.sends({"EXPIRE", random_key("missing"), "soon"})
      .gets(error("ERR value is not an integer or out of range"),
            "What is wrong with the request is an error whether there is such a key or not: look at the "
            "arguments first.");
}

TEST_CASE("EXPIRE takes no more words", "[2 points]") {
  about("expiry_commands.cpp", "expire_command",
        "A fourth word is an option, and we have none: errors::unsupported_option() of it. Step 05 gives "
        "EXPIRE its options in front of yours, so the test adds yours to the table once more, alone.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string expire = server.alone("expire"), key = stored_key(client), word = random_word();
  client.sends({expire, key, "10", word}).gets(error("ERR Unsupported option " + word));
  client.sends({expire, key, "10", word, "more"})
      .gets(error("ERR Unsupported option " + word), "The first that is not known is named.");
  client.sends({"TTL", key}).gets(integer(-1), "An error changes nothing.");
  client.sends({expire, key, "10"}).gets(integer(1));
}

TEST_CASE("SET makes a key live for ever again", "[3 points]") {
  about("expiry_commands.cpp", "expire_command",
        "A new value has no time to go, whatever the old one had: set_expiry() keeps it in the entry, where "
        "SET clears it.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_key(client);
  client.sends({"EXPIRE", key, "1"}).gets(integer(1));
  client.sends({"SET", key, "new"}).gets(simple_string("OK"));
  client.sends({"TTL", key}).gets(integer(-1));
  server.time_passes(1100ms);
  client.sends({"GET", key}).gets(bulk_string("new"));
}

TEST_CASE("INCR keeps the time to go", "[4 points]") {
  about("expiry_commands.cpp", "expire_command", "INCR changes a value; it does not make a new one.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_key(client, "41");
  client.sends({"EXPIRE", key, "100"}).gets(integer(1));
  client.sends({"INCR", key}).gets(integer(42));
  client.sends({"TTL", key}).gets(integer(100));
}

TEST_CASE("whoever watches a key is told of EXPIRE", "[2 points]") {
  about("expiry_commands.cpp", "expire_command",
        "set_expiry() tells nobody; changed() does, with Change::expiry_changed.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_key(client);
  expect_change(client, key, [&] { client.sends({"EXPIRE", key, "100"}).gets(integer(1)); });
  expect_no_change(client, key, [&] { client.sends({"TTL", key}).gets(integer(100)); });
}
