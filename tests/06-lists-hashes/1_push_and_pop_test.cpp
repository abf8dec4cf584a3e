// Both ends of a list: pushing elements and popping them.
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

using namespace mini_redis::testing;

namespace {

ExpectedReply elements(const std::vector<std::string>& texts) {
  std::vector<ExpectedReply> replies;
  for (const std::string& text : texts) replies.push_back(bulk_string(text));
  return array(replies);
}

// A list of three.
struct Three {
  const std::string key = random_key("list"), a = random_word(), b = random_word(), c = random_word();

  explicit Three(TestClient& client) { client.sends({"RPUSH", key, a, b, c}).gets(integer(3)); }
};

}  // namespace

TEST_CASE("RPUSH adds elements at the end", "[5 points]") {
  about("list_commands.cpp", "push",
        "Every word from the third on is an element; answer how many there are now.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("list"), a = random_bytes(40), b = random_word(50);
  client.sends({"RPUSH", key, a}).gets(integer(1), "The key was missing: now it holds a list of one.");
  client.sends({"RPUSH", key, b, "", a})
      .gets(integer(4), "Answer how many elements there are, not how many you pushed.");
  client.sends({"LRANGE", key, "0", "-1"})
      .gets(elements({a, b, "", a}), "An element may be any bytes, and it may be there twice.");
}

TEST_CASE("LPUSH adds each element at the front", "[4 points]") {
  about("list_commands.cpp", "push",
        "Push one after another: the first word goes to the front, and then the second in front of it.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("list"), a = random_word(), b = random_word(), c = random_word();
  client.sends({"LPUSH", key, a, b}).gets(integer(2));
  client.sends({"LPUSH", key, c}).gets(integer(3));
  client.sends({"LRANGE", key, "0", "-1"}).gets(elements({c, b, a}), "The element pushed last comes first.");
}

TEST_CASE("LPOP and RPOP take an element off their end", "[5 points]") {
  about("list_commands.cpp", "pop", "take() removes the element and gives it to you: that's the answer.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const Three list(client);
  client.sends({"LPOP", list.key})
      .gets(bulk_string(list.a), "Without a count the answer is the element itself.");
  client.sends({"RPOP", list.key}).gets(bulk_string(list.c));
  client.sends({"LRANGE", list.key, "0", "-1"}).gets(elements({list.b}), "What was taken is gone.");
}

TEST_CASE("a pop with a count answers an array", "[4 points]") {
  about("list_commands.cpp", "pop", "Take as many as the count says, and answer them in that order.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const Three list(client), other(client);
  client.sends({"LPOP", list.key, "2"}).gets(elements({list.a, list.b}));
  client.sends({"RPOP", other.key, "2"}).gets(elements({other.c, other.b}), "RPOP takes the last one first.");
  client.sends({"RPOP", other.key, "1"})
      .gets(elements({other.a}), "With a count, one element is an array, too.");
}

TEST_CASE("a pop of more elements than there are answers them all", "[3 points]") {
  about("list_commands.cpp", "pop", "The count is the most that may be taken: the list may have fewer.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const Three list(client), other(client);
  client.sends({"LPOP", list.key, "100"}).gets(elements({list.a, list.b, list.c}));
  client.sends({"RPOP", other.key, "9223372036854775807"}).gets(elements({other.c, other.b, other.a}));
}

TEST_CASE("a pop of a missing key answers a null of its form", "[4 points]") {
  about("list_commands.cpp", "pop", "It's \"$-1\" in place of an element, and \"*-1\" in place of an array.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("missing");
  client.sends({"LPOP", key}).gets(null_bulk_string());
  client.sends({"RPOP", key, "2"}).gets(null_array());
  client.sends({"LPOP", key, "0"}).gets(null_array(), "A count of 0 is a count.");
}

TEST_CASE("a pop with a count of 0 takes nothing", "[3 points]") {
  about("list_commands.cpp", "pop",
        "There's a list, and you ask for none of its elements: that's an empty array.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const Three list(client);
  client.sends({"LPOP", list.key, "0"}).gets(array({}));
  client.sends({"LLEN", list.key}).gets(integer(3));
}

TEST_CASE("a count that is negative or not a number is an error", "[3 points]") {
  about("list_commands.cpp", "pop", "pop_count() throws it: call it before you look at the key.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const Three list(client);
  const std::string text = random_key("text");
  client.sends({"SET", text, "value"}).gets(ok);
  for (const std::string& key : {list.key, random_key("missing"), text})
    for (const char* count : {"-1", "two", "1.5", ""})
      client.sends({"LPOP", key, count})
          .gets(error("ERR value is out of range, must be positive"),
                "It's an error whatever the key holds, and even if there's no key.");
  client.sends({"RPOP", list.key, "1", "2"}).gets(error("ERR wrong number of arguments for 'rpop' command"));
  client.sends({"LLEN", list.key}).gets(integer(3), "An error changes nothing.");
}
