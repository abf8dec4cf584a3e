// Active expiry: what nobody asks for any more goes, too.
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/server_under_test.hpp"

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

TEST_CASE("keys go without being asked for", "[7 points]") {
  about("active_expiry.cpp", "ActiveExpiry::run",
        "Every period: a cycle, which removes keys whose time has come.");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 20ms});
  TestClient client = server.connects();

  store(client, 15, "1");
  server.time_passes(1100ms);
  client.comes_to({"DBSIZE"}, integer(0));
}

TEST_CASE("the background task goes on for ever", "[5 points]") {
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

TEST_CASE("thousands of keys go in one turn", "[7 points]") {
  about("active_expiry.cpp", "active_expire_cycle",
        "More than a quarter of a sample was over: sample again at once.");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 500ms});
  TestClient client = server.connects();

  store(client, 2000, "1");
  server.time_passes(1100ms);
  client.comes_to({"DBSIZE"}, integer(0), "Twenty keys every period would take fifty seconds.");
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
  client.comes_to({"DBSIZE"}, integer(31));
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

TEST_CASE("a shutdown does not wait for the background task", "[5 points]") {
  about("active_expiry.cpp", "ActiveExpiry::run",
        "stop() cancels the wait, or finds it not begun: run() has to end either way.");
  RedisUnderTest server({.active_expiry = true, .expiry_period = 1h});
  TestClient client = server.connects();

  client.sends({"PING"}).gets(simple_string("PONG"));
  server.shuts_down();
  server.comes_to_its_end();
}
