// Active expiry: keys that nobody asks for go, too.
#include <algorithm>

#include "support/catch.hpp"
#include "support/info.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

namespace {

// In few packets: quicker than the periods here, so that the task finds all of them.
std::vector<std::string> store(TestClient& client, int count, const std::string& seconds) {
  constexpr int at_once = 100;
  std::vector<std::string> keys;
  for (int left = count; left > 0; left -= at_once) {
    std::string requests;
    const int some = std::min(left, at_once);
    for (int i = 0; i < some; ++i) {
      keys.push_back(random_key());
      requests += "SET " + keys.back() + " value\r\nEXPIRE " + keys.back() + " " + seconds + "\r\n";
    }
    client.sends_bytes(requests);
    for (int i = 0; i < some; ++i) client.gets(simple_string("OK")), client.gets(integer(1));
  }
  return keys;
}

}  // namespace

TEST_CASE("keys are removed without being asked for", "[5 points]") {
  about("active_expiry.cpp", "ActiveExpiry::run",
        "Run a cycle in every period: it removes keys whose time has come.");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 200ms});
  TestClient client = server.connects();

  store(client, 15, "1");
  server.time_passes(1100ms);
  client.comes_to({"DBSIZE"}, integer(0));
  expect_info(client, "stats", "expired_keys:15",
              "The keys expired, and no client deleted them. So active_expire_cycle() removes a key with "
              "expire_if_needed(), which calls erase() with Change::expired.");
}

TEST_CASE("the background task never stops by itself", "[4 points]") {
  about("active_expiry.cpp", "ActiveExpiry::run",
        "After a cycle, wait again, whether there was anything to do or not.");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 20ms});
  TestClient client = server.connects();

  for (int round = 0; round < 3; ++round) {
    store(client, 30, "1");
    server.time_passes(1100ms);
    client.comes_to({"DBSIZE"}, integer(0));
  }
}

TEST_CASE("thousands of keys are removed in one turn", "[4 points]") {
  about("active_expiry.cpp", "active_expire_cycle",
        "If more than a quarter of a sample had expired, sample again at once.");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 200ms});
  TestClient client = server.connects();

  store(client, 5000, "1");
  server.time_passes(1100ms);
  client.comes_to({"DBSIZE"}, integer(0),
                  "Twenty keys in every period would take fifty seconds. ActiveExpiry::run() goes on at once "
                  "as long as active_expire_cycle() returns true.");
}

TEST_CASE("only expired keys are removed", "[5 points]") {
  about("active_expiry.cpp", "active_expire_cycle",
        "A sample has keys with and without time left; expire_if_needed() decides.");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 200ms});
  TestClient client = server.connects();

  const std::string lasting = random_key("lasting");
  client.sends({"SET", lasting, "value"}).gets(simple_string("OK"));
  const std::vector<std::string> kept = store(client, 30, "1000");
  store(client, 30, "1");
  client.sends({"DBSIZE"}).gets(integer(61), "No key has expired yet.");
  server.time_passes(1100ms);
  client.comes_to({"DBSIZE"}, integer(31),
                  "Only the 30 keys that were stored last have expired. The first twenty keys aren't a "
                  "sample, and a key in a sample may have time left.");
  for (const std::string& key : kept)
    client.sends({"GET", key}).gets(bulk_string("value"), "Its time hasn't come yet.");
  client.sends({"GET", lasting}).gets(bulk_string("value"));
}

TEST_CASE("the server answers while keys wait to expire", "[4 points]") {
  about("active_expiry.cpp", "active_expire_cycle",
        "A sample with nothing to remove ends the turn: \"repeat\" must not become \"forever\".");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 1ms});
  TestClient client = server.connects();

  for (int i = 0; i < 200; ++i) client.sends({"PING"}).gets(simple_string("PONG"), "Even without any key.");
  store(client, 50, "1000");
  for (int i = 0; i < 200; ++i) client.sends({"PING"}).gets(simple_string("PONG"));
  client.sends({"DBSIZE"}).gets(integer(50));
}

TEST_CASE("the background task rests for its period", "[3 points]") {
  about("active_expiry.cpp", "ActiveExpiry::run",
        "Begin each wait with expires_after(): a timer that isn't set has always run out.");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 1h});
  TestClient client = server.connects();

  store(client, 15, "1");
  server.time_passes(1100ms);
  for (int i = 0; i < 50; ++i) client.sends({"PING"}).gets(simple_string("PONG"));
  client.sends({"DBSIZE"})
      .gets(integer(15), "The period here is an hour: don't remove anything before that.");
}

TEST_CASE("a shutdown does not wait for the background task", "[4 points]") {
  about("active_expiry.cpp", "ActiveExpiry::run",
        "stop() cancels the wait, or comes before it has begun: run() must end either way.");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 1h});
  TestClient client = server.connects();

  client.sends({"PING"}).gets(simple_string("PONG"));
  server.shuts_down();
  server.comes_to_its_end();
}
