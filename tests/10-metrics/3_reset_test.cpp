// CONFIG RESETSTAT: counts go back to zero, and current values stay.
#include "asking.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

namespace {

void expect_no_time_after_a_reset() {
  const Words times = FixtureHandle("counting", {}).run("times after reset");
  if (times != Words{"0", "0"})
    fail(Verdict::wrong, {},
         "after a reset expected no time that commands took\ngot      " + times[0] + " ns of GET, and " +
             times[1] + " ns of all commands");
}

}  // namespace

TEST_CASE("a reset sets the counters to zero", "[4 points]") {
  about("stats.cpp", "Stats::reset",
        "Reset everything: the counters, the numbers of each command, the errors.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  client.sends({"SET", "text", "text"}).gets(ok);
  client.sends({"INCR", "text"}).gets(error("ERR value is not an integer or out of range"));
  client.sends({"MGET", "text", "none"}).gets(array({bulk_string("text"), null_bulk_string()}));
  client.sends({"SET", "brief", "1", "PX", "1"}).gets(ok);
  server.time_passes(10ms);
  client.sends({"GET", "brief"}).gets(null_bulk_string());
  resets(client);
  client.sends({"INFO", "errorstats"}).gets(bulk_string("# Errorstats\r\n"));
  expect_calls(client, "set", {0, 0, 0});
  expect_number(client, "stats", "total_error_replies", 0);
  expect_number(client, "stats", "total_connections_received", 0, "Both clients connected before the reset.");
  expect_number(client, "stats", "total_commands_processed", 5,
                "That's CONFIG RESETSTAT, and INFO four times.");
  for (const char* name : {"keyspace_hits", "keyspace_misses", "expired_keys"})
    expect_number(client, "stats", name, 0, "Reset all the counters.");
  expect_no_time_after_a_reset();
}

TEST_CASE("commands are still counted after a reset", "[4 points]") {
  about("stats.cpp", "Stats::reset",
        "Leave the CommandStats where they are: other code has their addresses.");
  RedisUnderTest server;
  TestClient client = server.connects();

  for (int round = 0; round < 3; ++round) {
    const std::string key = random_key();
    for (int i = 0; i <= round; ++i) client.sends({"INCR", key}).gets(integer(i + 1));
    expect_calls(client, "incr", {round + 1, 0, 0});
    resets(client);
  }
}

TEST_CASE("a reset forgets no clients and no keys", "[3 points]") {
  about("stats.cpp", "Stats::reset",
        "INFO doesn't count clients and keys in a counter: it looks how many there are.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  other.sends({"SET", random_key(), "value"}).gets(ok);
  resets(client);
  expect_number(client, "clients", "connected_clients", 2);
  client.sends({"DBSIZE"}).gets(integer(1), "The key is still there.");
  if (!find_field(client, "keyspace", "db0").value_or("").starts_with("keys=1,"))
    client.objects("expected the line db0:keys=1,... in INFO keyspace",
                   "There's one key, as DBSIZE says, so write_keyspace() must write a line for it.");
}

TEST_CASE("a command that was not called has no line", "[4 points]") {
  about("info.cpp", "write_command_stats",
        "There are more than a hundred commands, and clients use few of them.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"GET", "none"}).gets(null_bulk_string());
  resets(client);
  client.sends({"GET"}).gets_any_reply();
  const Words lines = lines_of(info(client, {"commandstats"}));
  if (lines.size() != 3 || !find_field(client, "commandstats", "cmdstat_config|resetstat"))
    client.objects(
        "expected the header, a line of config|resetstat, and one of get, which was rejected; got\n  " +
        joined(lines));
  expect_calls(client, "get", {0, 1, 0}, "It wasn't called, but it was rejected, and INFO must show that.");
}

TEST_CASE("a reset does not look like a burst", "[3 points]") {
  about("stats.cpp", "Stats::reset",
        "A rate remembers the last value of its counter. When the counter goes back to 0, the rate must "
        "start again.");

  for (const std::string& rate : FixtureHandle("counting", {}).run("rates after reset"))
    if (rate != "0")
      fail(Verdict::wrong, {},
           "1000000 commands and bytes, a reset, and then nothing: expected a rate of 0, got " + rate);
}
