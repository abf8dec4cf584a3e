// HINCRBY: a number that lives in a field.
#include <limits>

#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("HINCRBY counts on from what the field holds", "[4 points]") {
  about("hash_commands.cpp", "hincrby_command",
        "A missing field counts as 0, whether the key exists or not.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("hash");
  const std::int64_t first = random_number(10, 1'000'000'000'000), more = random_number(10, 1000);
  client.sends({"HINCRBY", key, "visits", std::to_string(first)}).gets(integer(first));
  client.sends({"HINCRBY", key, "visits", std::to_string(more)}).gets(integer(first + more));
  client.sends({"HINCRBY", key, "visits", std::to_string(-2 * first)})
      .gets(integer(more - first), "An increment may be negative.");
  client.sends({"HGET", key, "visits"})
      .gets(bulk_string(std::to_string(more - first)), "The value is stored as text.");
  client.sends({"HINCRBY", key, "other", "-1"}).gets(integer(-1));
  client.sends({"HLEN", key}).gets(integer(2));
}

TEST_CASE("HINCRBY of a field that holds no number is an error", "[3 points]") {
  about("hash_commands.cpp", "hincrby_command",
        "This error has its own text, errors::hash_value_not_an_integer. parse_integer() says whether the "
        "value is a number.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("hash");
  for (const std::string& value :
       {random_word(5) + "x", std::string(), std::string("1.5"), std::string(" 1"), std::string("12a")}) {
    client.sends({"HSET", key, "field", value}).gets_any_reply();
    client.sends({"HINCRBY", key, "field", "1"})
        .gets(error("ERR hash value is not an integer"), "The field holds \"" + value + "\".");
    client.sends({"HGET", key, "field"}).gets(bulk_string(value), "An error changes nothing.");
  }
}

TEST_CASE("HINCRBY takes a whole number", "[2 points]") {
  about("hash_commands.cpp", "hincrby_command",
        "to_integer() throws the error for the increment: call it first.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("hash");
  for (const char* increment : {"one", "1.5", "", "9223372036854775808"})
    client.sends({"HINCRBY", key, "field", increment})
        .gets(error("ERR value is not an integer or out of range"));
  client.sends({"TTL", key}).gets(integer(-2), "An error doesn't make a key.");

  const std::string text = random_key("text");
  client.sends({"HSET", key, "field", "some text"}).gets(integer(1));
  client.sends({"SET", text, "value"}).gets(ok);
  for (const std::string& wrong : {key, text})
    client.sends({"HINCRBY", wrong, "field", "one"})
        .gets(error("ERR value is not an integer or out of range"),
              "The increment is checked before the key and the field.");
}

TEST_CASE("HINCRBY does not go past either end of the numbers", "[3 points]") {
  about("hash_commands.cpp", "hincrby_command",
        "Signed overflow is undefined in C++: check before you add. There's a largest number, and a smallest "
        "one.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("hash");
  const auto overflow = error("ERR increment or decrement would overflow");
  client.sends({"HSET", key, "high", "9223372036854775800", "low", "-9223372036854775800"}).gets(integer(2));
  client.sends({"HINCRBY", key, "high", "8"}).gets(overflow);
  client.sends({"HINCRBY", key, "high", "7"}).gets(integer(9223372036854775807));
  client.sends({"HINCRBY", key, "low", "-9"}).gets(overflow);
  client.sends({"HINCRBY", key, "low", "-8"}).gets(integer(std::numeric_limits<std::int64_t>::min()));
  client.sends({"HINCRBY", key, "low", "9223372036854775807"}).gets(integer(-1), "This sum fits.");
  client.sends({"HGET", key, "high"}).gets(bulk_string("9223372036854775807"));
}
