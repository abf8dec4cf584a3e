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

TEST_CASE("EXPIRE sets the time and TTL shows it", "[5 points]") {
  about("expiry_commands.cpp", "expire_command", "EXPIRE counts from now; 1 says that the time was set.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_key(client);
  const std::int64_t seconds = random_number(2000, 9000);
  client.sends({"EXPIRE", key, std::to_string(seconds)}).gets(integer(1));
  client.sends({"TTL", key})
      .gets(integer(seconds), "Both expire_command() and ttl_command() count in seconds.");
  client.sends({"GET", key}).gets(bulk_string("value"), "The key is still alive.");
}

TEST_CASE("EXPIRE of a missing key answers 0", "[4 points]") {
  about("expiry_commands.cpp", "expire_command", "There's nothing to expire, and EXPIRE doesn't make a key.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("missing");
  client.sends({"EXPIRE", key, "10"}).gets(integer(0));
  client.sends({"EXPIRE", key, "-1"}).gets(integer(0), "There was no key to erase, either.");
  client.sends({"TTL", key}).gets(integer(-2));
  expect_no_change(client, key, [&] { client.sends({"EXPIRE", key, "10"}).gets(integer(0)); });
}

TEST_CASE("TTL tells a missing key from a key without expiry", "[4 points]") {
  about("expiry_commands.cpp", "ttl_command",
        "-2: there's no such key. -1: there's one, and it lives forever.");
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
  client.sends({"TTL", key}).gets(integer(10), "9.7 seconds is nearer to 10 than to 9.");
  server.time_passes(201ms);
  client.sends({"TTL", key}).gets(integer(9), "9.499 seconds is nearer to 9 than to 10.");
  server.time_passes(9199ms);
  client.sends({"TTL", key}).gets(integer(0), "0.3 seconds are left: that's nearer to 0 than to 1.");
}

TEST_CASE("EXPIRE again replaces the time", "[4 points]") {
  about("expiry_commands.cpp", "expire_command",
        "A key has one expiry: the last one that was set. It counts from now, not from the one before.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_key(client);
  client.sends({"EXPIRE", key, "1"}).gets(integer(1));
  client.sends({"EXPIRE", key, "100"}).gets(integer(1));
  server.time_passes(1100ms);
  client.sends({"GET", key})
      .gets(bulk_string("value"), "The first time is over, but the second EXPIRE replaced it.");
  client.sends({"TTL", key}).gets(integer(99), "It got 100 seconds, and 1.1 of them have passed.");
}

TEST_CASE("EXPIRE with a time not in the future erases the key", "[4 points]") {
  about("expiry_commands.cpp", "expire_command",
        "Zero or less means that the key's time has come already. The key was there, so the answer is 1. "
        "After erase(), the entry is gone.");
  RedisUnderTest server;
  TestClient client = server.connects();

  for (const char* seconds : {"0", "-1", "-1000"}) {
    const std::string key = stored_key(client);
    client.sends({"EXPIRE", key, seconds}).gets(integer(1));
    client.sends({"DBSIZE"}).gets(integer(0), "Erase the key at once, not when a client asks for it.");
    client.sends({"GET", key}).gets(null_bulk_string());
    client.sends({"TTL", key}).gets(integer(-2));
  }
  const std::string key = stored_key(client), lasting = stored_key(client);
  expect_change(client, key, [&] { client.sends({"EXPIRE", key, "0"}).gets(integer(1)); });
  expect_info(client, "keyspace", "db0:keys=1,expires=0", "Don't write to an entry that is gone.");
}

TEST_CASE("EXPIRE takes whole numbers that a clock can hold", "[4 points]") {
  about("expiry_commands.cpp", "expire_command", "to_integer() and expiry_time() throw the two errors.");
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
            "A wrong argument is an error whether the key exists or not: look at the arguments first.");
}

TEST_CASE("EXPIRE takes no more arguments", "[2 points]") {
  about("expiry_commands.cpp", "expire_command",
        "A fourth word is an option, and there are none: use errors::unsupported_option(). Step 05 handles "
        "EXPIRE's options before it calls your function, so the test also adds your function to the table on "
        "its own.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string expire = server.alone("expire"), key = stored_key(client), word = random_word();
  client.sends({expire, key, "10", word}).gets(error("ERR Unsupported option " + word));
  client.sends({expire, key, "10", word, "more"})
      .gets(error("ERR Unsupported option " + word),
            "The error names the first option that it doesn't know.");
  client.sends({"TTL", key}).gets(integer(-1), "An error changes nothing.");
  client.sends({expire, key, "10"}).gets(integer(1));
}

TEST_CASE("SET makes a key live forever again", "[3 points]") {
  about("expiry_commands.cpp", "expire_command",
        "A new value doesn't expire, whatever the old one did. set_expiry() keeps the time in the entry, "
        "where SET clears it.");
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
  about("expiry_commands.cpp", "expire_command", "INCR changes a value; it doesn't make a new one.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_key(client, "41");
  client.sends({"EXPIRE", key, "100"}).gets(integer(1));
  client.sends({"INCR", key}).gets(integer(42));
  client.sends({"TTL", key}).gets(integer(100));
}

TEST_CASE("a client that watches a key notices EXPIRE", "[2 points]") {
  about("expiry_commands.cpp", "expire_command",
        "set_expiry() doesn't announce the change. Call changed(), with Change::expiry_changed.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = stored_key(client);
  expect_change(client, key, [&] { client.sends({"EXPIRE", key, "100"}).gets(integer(1)); });
  expect_no_change(client, key, [&] { client.sends({"TTL", key}).gets(integer(100)); });
}
