// What is counted when a command runs, fails, or is rejected.
#include "asking.hpp"
#include "common/printable.hpp"

using namespace mini_redis::testing;

TEST_CASE("every command that runs is counted", "[4 points]") {
  about("stats.cpp", "Stats::count_call", "commands_processed counts all commands of all clients.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::int64_t before = number(client, "stats", "total_commands_processed"),
                     count = random_number(3, 9);
  for (int i = 0; i < count; ++i) {
    client.sends({"PING"}).gets(simple_string("PONG"));
    other.sends({"GET", "none"}).gets(null_bulk_string());
  }
  expect_number(client, "stats", "total_commands_processed", before + 2 * count + 1,
                "There's one more: the INFO before, which didn't count itself while it ran.");
}

TEST_CASE("calls are counted for each command", "[4 points]") {
  about("stats.cpp", "Stats::count_call", "`command` is the command that ran: count its calls.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const Calls gets = calls_of(client, "get"), sets = calls_of(client, "set");
  const std::string key = random_key();
  const std::int64_t count = random_number(3, 9);
  for (int i = 0; i < count; ++i) client.sends({i % 2 ? "GET" : "gEt", key}).gets(null_bulk_string());
  client.sends({"SET", key, "value"}).gets(ok);
  expect_calls(client, "get", {gets.calls + count, gets.rejected, gets.failed},
               "It's the same command in any letter case.");
  expect_calls(client, "set", {sets.calls + 1, sets.rejected, sets.failed});
}

TEST_CASE("subcommands are counted separately", "[3 points]") {
  about("info.cpp", "write_command_stats",
        "The name in stats.commands is the whole name: put it into the line as it is.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const Calls before = calls_of(client, "config|get");
  client.sends({"CONFIG", "GET", "save"}).gets(array({bulk_string("save"), bulk_string("")}));
  expect_calls(client, "config|get", {before.calls + 1, before.rejected, before.failed});
}

TEST_CASE("a call that ends with an error counts as failed", "[4 points]") {
  about("stats.cpp", "Stats::count_call",
        "The command ran, so it's a call. Its reply is an error, so it's a failed call.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const Calls before = calls_of(client, "incr");
  const std::string text = random_key("text"), counter = random_key("counter");
  client.sends({"SET", text, "some text"}).gets(ok);
  for (int i = 0; i < 2; ++i)
    client.sends({"INCR", text}).gets(error("ERR value is not an integer or out of range"));
  client.sends({"INCR", counter}).gets(integer(1));
  expect_calls(client, "incr", {before.calls + 3, before.rejected, before.failed + 2});
}

TEST_CASE("only errors are failures", "[4 points]") {
  about("stats.cpp", "error_code",
        "An error begins with '-', and nothing else does: look at the first byte.");
  RedisUnderTest server;
  TestClient client = server.connects();

  resets(client);
  const std::string key = random_key(), list = random_key("list");
  client.sends({"GET", key}).gets(null_bulk_string());
  client.sends({"SET", key, "-ERR not at all"}).gets(ok);
  client.sends({"GET", key}).gets(bulk_string("-ERR not at all"));
  client.sends({"TTL", key}).gets(integer(-1));
  client.sends({"PING", "-"}).gets(bulk_string("-"));
  expect_calls(client, "get", {2, 0, 0},
               "A null is an answer like any other. So is a value that looks like an error.");
  expect_calls(client, "ttl", {1, 0, 0}, "\":-1\" is a number.");
  client.sends({"INFO", "errorstats"}).gets(bulk_string("# Errorstats\r\n"), "There was no error.");
}

TEST_CASE("a wrong number of arguments does not count as a call", "[4 points]") {
  about("stats.cpp", "Stats::count_rejection",
        "The command didn't run. Count a rejected call for it, but no call.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const Calls before = calls_of(client, "get");
  const std::int64_t processed = number(client, "stats", "total_commands_processed");
  client.sends({"GET"}).gets(error("ERR wrong number of arguments for 'get' command"));
  client.sends({"get", "a", "b"}).gets(error("ERR wrong number of arguments for 'get' command"));
  expect_number(client, "stats", "total_commands_processed", processed + 1, "Only the INFO before ran.");
  expect_calls(client, "get", {before.calls, before.rejected + 2, before.failed},
               "A rejected call isn't a failed call, either.");
}

TEST_CASE("an unknown command is counted as an error only", "[4 points]") {
  about("stats.cpp", "Stats::count_rejection", "`command` is nullptr: there's no command to count it for.");
  RedisUnderTest server;
  TestClient client = server.connects();

  resets(client);
  client.sends({"NO-SUCH-COMMAND", "a"}).gets(error_beginning("ERR unknown command 'NO-SUCH-COMMAND'"));
  expect_number(client, "stats", "total_commands_processed", 1, "Only the CONFIG RESETSTAT counts.");
  client.sends({"INFO", "errorstats"}).gets(bulk_string("# Errorstats\r\nerrorstat_ERR:count=1\r\n"));
  client.sends({"PING"}).gets(simple_string("PONG"));
}

namespace {

void expect_code(const std::string& reply, const std::string& expected) {
  const std::string code = FixtureHandle("counting", {}).run("error code", {reply})[0];
  if (code == expected) return;
  fail(Verdict::wrong, {},
       "the code of \"" + mini_redis::printable(reply) + "\"\nexpected \"" + expected + "\"\ngot      \"" +
           mini_redis::printable(code) + "\"",
       "If there's no space, the word ends at the end of the line.");
}

}  // namespace

TEST_CASE("errors are counted by their code", "[4 points]") {
  about("stats.cpp", "error_code", "The code is the word after the '-', up to the first space.");
  expect_code("-LOADING\r\n", "LOADING");
  RedisUnderTest server;
  TestClient client = server.connects();

  resets(client);
  const std::string text = random_key("text");
  const std::int64_t wrong_types = random_number(2, 5);
  client.sends({"SET", text, "text"}).gets(ok);
  for (int i = 0; i < wrong_types; ++i)
    client.sends({"LPUSH", text, "x"})
        .gets(error("WRONGTYPE Operation against a key holding the wrong kind of value"));
  client.sends({"INCR", text}).gets(error("ERR value is not an integer or out of range"));
  client.sends({"GET"}).gets_any_reply();
  client.sends({"EXEC"}).gets(error("ERR EXEC without MULTI"));
  expect_number(client, "stats", "total_error_replies", wrong_types + 3,
                "It counts errors with any code, and rejected requests, too.");
  client.sends({"INFO", "errorstats"})
      .gets(bulk_string("# Errorstats\r\nerrorstat_ERR:count=3\r\nerrorstat_WRONGTYPE:count=" +
                        std::to_string(wrong_types) + "\r\n"));
}
