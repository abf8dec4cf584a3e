// Fields and their values.
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("HSET answers how many fields are new", "[5 points]") {
  about("hash_commands.cpp", "hset_command", "A field that's there gets the new value, and doesn't count.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("hash");
  client.sends({"HSET", key, "a", "1"}).gets(integer(1));
  client.sends({"HSET", key, "a", "2"}).gets(integer(0), "The field \"a\" isn't new any more.");
  client.sends({"HSET", key, "b", "1", "a", "3", "c", "1"}).gets(integer(2), "\"b\" and \"c\" are new.");
  client.sends({"HLEN", key}).gets(integer(3));
  client.sends({"HSET", key, "d", "1", "d", "2"})
      .gets(integer(1), "A field that you name twice is new once.");
}

TEST_CASE("HGET answers what HSET stored", "[4 points]") {
  about("hash_commands.cpp", "hset_command", "The words come in pairs: a field, and then its value.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("hash"), field = random_bytes(20), value = random_bytes(60);
  client.sends({"HSET", key, field, value, "empty", "", "", "nameless"}).gets(integer(3));
  client.sends({"HKEYS", key})
      .gets(array_in_any_order({{bulk_string(field)}, {bulk_string("empty")}, {bulk_string("")}}),
            "Fields and values may hold any byte.");
  client.sends({"HGET", key, field})
      .gets(bulk_string(value), "find_field() takes the field with all its bytes.");
  client.sends({"HGET", key, "empty"})
      .gets(bulk_string(""),
            "find_field(): \"Is there a field?\" and \"Is its value empty?\" are two questions.");
  client.sends({"HGET", key, ""}).gets(bulk_string("nameless"), "A field may be the empty string.");
}

TEST_CASE("HSET replaces the value of a field", "[3 points]") {
  about("hash_commands.cpp", "hset_command",
        "One field has one value: the last. (insert() leaves what is there.)");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("hash"), other = random_word();
  client.sends({"HSET", key, "other", other}).gets(integer(1));
  client.sends({"HSET", key, "field", random_word()}).gets(integer(1));
  for (const std::string& value : {random_word(80), random_word(3), random_word(30)}) {
    client.sends({"HSET", key, "field", value}).gets(integer(0));
    client.sends({"HGET", key, "field"}).gets(bulk_string(value));
  }
  client.sends({"HGET", key, "other"}).gets(bulk_string(other), "The other fields keep their values.");
}

TEST_CASE("a missing field is null", "[4 points]") {
  about("hash_commands.cpp", "find_field",
        "Return nullopt if there's no such key, or if its hash has no such field.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("hash"), missing = random_key("missing"), value = random_word();
  client.sends({"HSET", key, "field", value}).gets(integer(1));
  client.sends({"HGET", key, "nothing"}).gets(null_bulk_string());
  client.sends({"HGET", missing, "field"}).gets(null_bulk_string(), "There isn't even such a key.");
  client.sends({"HMGET", key, "nothing", "field", "none"})
      .gets(array({null_bulk_string(), bulk_string(value), null_bulk_string()}));
  client.sends({"HEXISTS", key, "nothing"}).gets(integer(0));
  client.sends({"HLEN", key}).gets(integer(1), "Asking for a field doesn't make one.");
}

TEST_CASE("HSET needs a value for every field", "[3 points]") {
  about("hash_commands.cpp", "hset_command",
        "The table says \"four words or more\": the command itself must check that they come in pairs.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("hash");
  const auto wrong_arity = error("ERR wrong number of arguments for 'hset' command");
  client.sends({"HSET", key, "a", "1", "b"}).gets(wrong_arity);
  client.sends({"HSET", key, "a", "1"}).gets(integer(1), "The error before must not make a key.");
  client.sends({"HSET", key, "c", "3", "b"}).gets(wrong_arity);
  client.sends({"HLEN", key})
      .gets(integer(1), "An error changes nothing, not even for the fields with a value.");
}

TEST_CASE("HGETALL answers every field with its value", "[2 points]") {
  about("hash_commands.cpp", "hset_command", "HGETALL is given: it shows what HSET stored, in any order.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("hash"), a = random_word(), b = random_word(), c = random_word();
  client.sends({"HSET", key, "a", a, "b", b, "c", "old"}).gets(integer(3));
  client.sends({"HSET", key, "c", c}).gets_any_reply();
  client.sends({"HGETALL", key})
      .gets(array_in_any_order({{bulk_string("a"), bulk_string(a)},
                                {bulk_string("b"), bulk_string(b)},
                                {bulk_string("c"), bulk_string(c)}}));
  client.sends({"HKEYS", key})
      .gets(array_in_any_order({{bulk_string("a")}, {bulk_string("b")}, {bulk_string("c")}}));
  client.sends({"HVALS", key})
      .gets(array_in_any_order({{bulk_string(a)}, {bulk_string(b)}, {bulk_string(c)}}));
}
