// PING, SET and GET.
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("PING answers PONG", "[3 points]") {
  about("string_commands.cpp", "ping_command", "PONG, as a simple string.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"PING"}).gets(simple_string("PONG"));
}

TEST_CASE("PING with a message answers the message", "[4 points]") {
  about("string_commands.cpp", "ping_command",
        "PING has two forms: alone, and with a message. The message may have any byte in it, so it comes "
        "back as a bulk string.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string message = random_bytes(40);
  client.sends({"PING", message}).gets(bulk_string(message));
  client.sends({"ECHO", "next"}).gets(bulk_string("next"), "A command answers exactly once.");
  client.sends({"PING", ""}).gets(bulk_string(""), "There's a message, and it's empty.");
}

TEST_CASE("GET answers what SET stored", "[4 points]") {
  about("string_commands.cpp", "set_command",
        "SET stores a copy: the request's own bytes will soon be gone.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key(), value = random_word(50);
  client.sends({"SET", key, value}).gets(simple_string("OK"));
  client.sends({"ECHO", std::string(200, '#')}).gets(bulk_string(std::string(200, '#')));
  client.sends({"KEYS", key})
      .gets(array({bulk_string(key)}), "set_command() hands the key to Database::set(), which copies it.");
  client.sends({"EXISTS", key})
      .gets(integer(1), "Database::find() has to find it. Are its keys views into bytes that are gone?");
  // A plain line, so that the key does not end up at the same address as SET's key.
  client.sends_bytes("GET " + key + "\r\n")
      .gets(bulk_string(value),
            "get_command() answers the value. If the value is different now, set_command() stored a view "
            "into bytes that are gone.");
}

TEST_CASE("GET of a missing key answers the null bulk string", "[4 points]") {
  about("string_commands.cpp", "get_command",
        "No such key: null, which is neither an error nor an empty string.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"GET", random_key("missing")}).gets(null_bulk_string());
  client.sends({"PING"}).gets(simple_string("PONG"), "A command answers exactly once.");
  client.sends({"DBSIZE"}).gets(integer(0), "GET only looks: it must not make the key.");
}

TEST_CASE("SET replaces the value", "[4 points]") {
  about("database.cpp", "Database::set", "One key has one value: the last.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key();
  for (const std::string& value : {random_word(80), random_word(3), random_word(30)}) {
    client.sends({"SET", key, value}).gets(simple_string("OK"));
    client.sends({"GET", key}).gets(bulk_string(value));
  }
}

TEST_CASE("an empty value is a value", "[3 points]") {
  about("string_commands.cpp", "get_command",
        "\"Is there a key?\" and \"Is its value empty?\" are two questions.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key();
  client.sends({"SET", key, ""}).gets(simple_string("OK"));
  client.sends({"GET", key}).gets(bulk_string(""), "The key is there; its value is the empty string.");
}

TEST_CASE("keys and values may hold any byte", "[3 points]") {
  about("database.cpp", "Database::find",
        "A key is bytes with a length: a NUL doesn't end it, and letter case counts.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key(), value = random_bytes(100);
  const std::string with_nul = key + std::string("\0x", 2), upper_case = "KEY" + key.substr(3);
  client.sends({"SET", key, "plain"}).gets(simple_string("OK"));
  client.sends({"SET", with_nul, value}).gets(simple_string("OK"));
  client.sends({"GET", with_nul}).gets(bulk_string(value));
  client.sends({"GET", key}).gets(bulk_string("plain"));
  client.sends({"GET", upper_case})
      .gets(null_bulk_string(), "Letter case doesn't matter in the names of commands, but in keys it does.");
}

TEST_CASE("SET takes one value and no more", "[2 points]") {
  about("string_commands.cpp", "set_command",
        "Its arity says \"three or more\". More than three is a syntax error, which changes nothing. Step 05 "
        "handles SET's options before it calls your function, so the test also adds your function to the "
        "table on its own.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string set = server.alone("set"), key = random_key();
  client.sends({set, key, "value"}).gets(simple_string("OK"));
  client.sends({set, key, "other", random_word()}).gets(error("ERR syntax error"));
  client.sends({set, key, "other", random_word(), "10"}).gets(error("ERR syntax error"));
  client.sends({"GET", key}).gets(bulk_string("value"), "An error changes nothing.");
}

TEST_CASE("all clients see the same keys", "[4 points]") {
  about("string_commands.cpp", "set_command", "The database belongs to the server, not to a connection.");
  RedisUnderTest server;
  const std::string key = random_key(), value = random_word();
  {
    TestClient first = server.connects();
    first.sends({"SET", key, value}).gets(simple_string("OK"));
  }
  TestClient second = server.connects();
  second.sends({"GET", key})
      .gets(bulk_string(value), "set_command() and get_command() use context.db, and take the key as it is.");
}
