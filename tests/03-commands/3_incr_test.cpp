// INCR: a number that lives as a string.
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("INCR of a missing key begins at 1", "[4 points]") {
  about("string_commands.cpp", "incr_command", "A missing key counts as 0; then add one.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("counter");
  client.sends({"INCR", key}).gets(integer(1));
  for (int i = 2; i <= 12; ++i) client.sends({"INCR", key}).gets(integer(i), "Store the new number, too.");
}

TEST_CASE("INCR counts on from a stored number", "[4 points]") {
  about("string_commands.cpp", "incr_command",
        "The value is a string of digits before and after, so SET and GET work with it.");
  RedisUnderTest server;
  TestClient client = server.connects();

  for (const std::int64_t number :
       {random_number(10, 1'000'000'000'000), random_number(-1000, -10), std::int64_t{-1}}) {
    const std::string key = random_key("counter");
    client.sends({"SET", key, std::to_string(number)}).gets(simple_string("OK"));
    client.sends({"INCR", key}).gets(integer(number + 1));
    client.sends({"GET", key}).gets(bulk_string(std::to_string(number + 1)));
  }
}

TEST_CASE("INCR of something that is not a number is an error and changes nothing", "[4 points]") {
  about("string_commands.cpp", "incr_command",
        "to_integer() throws the error: call it before you change anything.");
  RedisUnderTest server;
  TestClient client = server.connects();

  struct Case {
    const char *value, *why;
  };
  constexpr char whole[] = "The whole value must be the number, from its first byte to its last.";
  for (const auto& [value, why] :
       {Case{"abc", "There's no digit in it, but that doesn't make it 0."},
        Case{"", "An empty value isn't a number. Only a missing key counts as 0."}, Case{"1.5", whole},
        Case{" 1", whole}, Case{"1 ", whole}, Case{"12a", whole},
        Case{"99999999999999999999", "That's more than 64 bits can hold."}}) {
    const std::string key = random_key("counter");
    client.sends({"SET", key, value}).gets(simple_string("OK"));
    client.sends({"INCR", key}).gets(error("ERR value is not an integer or out of range"), why);
    client.sends({"GET", key}).gets(bulk_string(value));
  }
}

TEST_CASE("INCR does not go past the largest number", "[4 points]") {
  about("string_commands.cpp", "incr_command",
        "Adding one to the largest integer is undefined in C++: check before you add.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("counter");
  client.sends({"SET", key, "9223372036854775806"}).gets(simple_string("OK"));
  client.sends({"INCR", key}).gets(integer(9223372036854775807));
  client.sends({"INCR", key}).gets(error("ERR increment or decrement would overflow"));
  client.sends({"GET", key}).gets(bulk_string("9223372036854775807"));
}

TEST_CASE("50 clients count with one counter", "[3 points]") {
  about("string_commands.cpp", "incr_command",
        "Commands run one after another: nothing comes between reading and writing.");
  RedisUnderTest server;
  const std::string key = random_key("counter");

  std::vector<TestClient> clients;
  for (int i = 0; i < 50; ++i) clients.push_back(server.connects());
  for (TestClient& client : clients) client.sends({"INCR", key});
  for (TestClient& client : clients) client.gets_any_reply();
  clients.front().sends({"GET", key}).gets(bulk_string("50"));
}
