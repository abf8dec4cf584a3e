// Active expiry: keys that nobody asks for go, too.
#include "support/catch.hpp"
#include "support/info.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

namespace {

void store(TestClient& client, int count, const std::string& seconds) {
  for (int i = 0; i < count; ++i) {
    const std::string key = random_key();
    client.sends({"SET", key, "value"}).sends({"EXPIRE", key, seconds});
  }
  for (int i = 0; i < count; ++i) client.gets(simple_string("OK")), client.gets(integer(1));
}

}  // namespace

TEST_CASE("keys go without being asked for", "[5 points]") {
  about("active_expiry.cpp", "ActiveExpiry::run",
        "Every period: a cycle, which removes keys whose time has come.");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 20ms});
  TestClient client = server.connects();

  store(client, 15, "1");
  server.time_passes(1100ms);
  client.comes_to({"DBSIZE"}, integer(0));
  expect_info(client, "stats", "expired_keys:15",
              "They have expired, and nobody has deleted them: active_expire_cycle() removes a key with "
              "expire_if_needed(), which calls erase() with Change::expired.");
}

TEST_CASE("the background task goes on for ever", "[4 points]") {
  about("active_expiry.cpp", "ActiveExpiry::run",
        "After a cycle comes the next wait, whether there was anything to do or not.");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 20ms});
  TestClient client = server.connects();

  for (int round = 0; round < 3; ++round) {
    store(client, 3, "1");
    server.time_passes(1100ms);
    client.comes_to({"DBSIZE"}, integer(0));
  }
}

TEST_CASE("thousands of keys go in one turn", "[4 points]") {
  about("active_expiry.cpp", "active_expire_cycle",
        "More than a quarter of a sample was over: sample again at once.");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 200ms});
  TestClient client = server.connects();

  store(client, 5000, "1");
  server.time_passes(1100ms);
  client.comes_to(
      {"DBSIZE"}, integer(0),
      "Twenty keys every period would take fifty seconds. ActiveExpiry::run() goes on at once for as "
      "long as active_expire_cycle() says true.");
}

TEST_CASE("only keys whose time has come go", "[5 points]") {
  about("active_expiry.cpp", "active_expire_cycle",
        "A sample holds all kinds of keys that expire; expire_if_needed() decides.");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 20ms});
  TestClient client = server.connects();

  const std::string lasting = random_key("lasting");
  client.sends({"SET", lasting, "value"}).gets(simple_string("OK"));
  store(client, 30, "1000");
  store(client, 30, "1");
  server.time_passes(1100ms);
  client.comes_to({"DBSIZE"}, integer(31),
                  "The 30 stored last are the ones to go, and no others: the first twenty are no sample, "
                  "and what is in a sample may have time left.");
  client.sends({"GET", lasting}).gets(bulk_string("value"));
}

TEST_CASE("the server answers while keys wait for their time", "[4 points]") {
  about("active_expiry.cpp", "active_expire_cycle",
        "A sample with nothing to remove ends the turn: \"repeat\" must not become \"for ever\".");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 5ms});
  TestClient client = server.connects();

  for (int i = 0; i < 200; ++i) client.sends({"PING"}).gets(simple_string("PONG"), "Even without any key.");
  store(client, 50, "1000");
  for (int i = 0; i < 200; ++i) client.sends({"PING"}).gets(simple_string("PONG"));
  client.sends({"DBSIZE"}).gets(integer(50));
}

TEST_CASE("the background task rests for its period", "[3 points]") {
  about("active_expiry.cpp", "ActiveExpiry::run",
        "Each wait begins with expires_after(); a timer that is not set has always run out.");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 1h});
  TestClient client = server.connects();

  store(client, 15, "1");
  server.time_passes(1100ms);
  for (int i = 0; i < 50; ++i) client.sends({"PING"}).gets(simple_string("PONG"));
  client.sends({"DBSIZE"}).gets(integer(15), "The period here is an hour: nothing may go before.");
}

TEST_CASE("a shutdown does not wait for the background task", "[4 points]") {
  about("active_expiry.cpp", "ActiveExpiry::run",
        "stop() cancels the wait, or finds it not begun: run() has to end either way.");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 1h});
  TestClient client = server.connects();

  client.sends({"PING"}).gets(simple_string("PONG"));
  server.shuts_down();
  server.comes_to_its_end();
}
