// TYPE: what does a key hold?
#include "05-keys/some_keys.hpp"
#include "support/catch.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

TEST_CASE("TYPE names the type of the value", "[4 points]") {
  about("key_commands.cpp", "type_name", "The value knows its type.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"TYPE", stored_string(client, "12")})
      .gets(simple_string("string"), "A number is stored as a string.");
  client.sends({"TYPE", stored_list(client)}).gets(simple_string("list"));
  client.sends({"TYPE", stored_hash(client)}).gets(simple_string("hash"));
}

TEST_CASE("TYPE of a missing key is none", "[3 points]") {
  about("key_commands.cpp", "type_command",
        "It's a word like the others, not a null: it's the answer to \"which type?\".");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string missing = random_key("missing");
  client.sends({"TYPE", missing}).gets(simple_string("none"));
  client.sends({"DBSIZE"}).gets(integer(0), "Asking for a key doesn't make one.");
}

TEST_CASE("TYPE of an expired key is none", "[3 points]") {
  about("key_commands.cpp", "type_command", "Database::find() knows the time; the table itself doesn't.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = string_for_one_second(client);
  client.sends({"TYPE", key}).gets(simple_string("string"), "Its time hasn't come yet.");
  server.time_passes(1100ms);
  client.sends({"TYPE", key}).gets(simple_string("none"), "It expired 100 ms ago.");
}
