// From the name to the command, and what happens to a wrong request.
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("the name of a command may be in any letter case", "[4 points]") {
  about("dispatcher.cpp", "Dispatcher::execute",
        "The names in the table are in lower case; lower_case() converts a name.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key(), value = random_word();
  client.sends({"set", key, value}).gets(simple_string("OK"));
  client.sends({"gEt", key}).gets(bulk_string(value));
  client.sends({"Ping"}).gets(simple_string("PONG"));
}

TEST_CASE("an unknown command is an error and the connection lives on", "[4 points]") {
  about("dispatcher.cpp", "Dispatcher::execute",
        "errors::unknown_command() has the text; reject() sends it.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string name = "No-" + random_word(6);
  client.sends({name, "a", "b"})
      .gets(error_beginning("ERR unknown command '" + name + "'"),
            "Only call() catches a CommandError. If you throw one elsewhere, it ends the session.");
  client.sends({"PING"}).gets(simple_string("PONG"),
                              "A command's error is a reply, not the end of the connection.");
}

TEST_CASE("too few or too many arguments are an error", "[4 points]") {
  about("dispatcher.cpp", "Dispatcher::execute",
        "CommandSpec::accepts() knows the arity, which counts the name, too. Reject a request that it "
        "doesn't accept.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key();
  client.sends({"GET", key, key}).gets(error("ERR wrong number of arguments for 'get' command"));
  client.sends({"GET"}).gets(error("ERR wrong number of arguments for 'get' command"));
  client.sends({"SET", key}).gets(error("ERR wrong number of arguments for 'set' command"));
  client.sends({"INCR"}).gets(error("ERR wrong number of arguments for 'incr' command"));
  client.sends({"GET", key})
      .gets(null_bulk_string(), "A command with the wrong arguments must not have run.");
}

TEST_CASE("a request that is rejected spoils its transaction", "[2 points]") {
  about(
      "dispatcher.cpp", "Dispatcher::execute",
      "reject() replies with the error and tells the hooks. context.reply.error() alone doesn't tell them.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string unknown = "No-" + random_word(6);
  for (const std::vector<std::string>& request : {std::vector<std::string>{unknown}, {"GET"}}) {
    client.sends({"MULTI"}).gets(simple_string("OK"));
    client.sends(request).gets(error_beginning("ERR "));
    client.sends({"EXEC"}).gets(
        error("EXECABORT Transaction discarded because of previous errors."),
        "Transactions (step 09) are a hook. Nothing told this hook that a request was rejected.");
  }
}

TEST_CASE("a command may have a long name", "[3 points]") {
  about("dispatcher.cpp", "Dispatcher::execute",
        "lower_case() returns a new std::string: keep it, or use it at once.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string get = server.alone("get"), key = random_key(), value = random_word();
  client.sends({"SET", key, value}).gets(simple_string("OK"));
  for (int i = 0; i < 3; ++i)
    client.sends({get, key})
        .gets(bulk_string(value),
              "This command is in the table. A std::string_view of what lower_case() "
              "returns is a view of a string that is gone when the line ends; with a "
              "short name that often goes unnoticed.");
}

TEST_CASE("an empty request gets no reply", "[2 points]") {
  about("dispatcher.cpp", "Dispatcher::execute",
        "A request without words names no command, so there's nothing to answer.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends_bytes("*0\r\n\r\n*1\r\n$4\r\nPING\r\n")
      .gets(simple_string("PONG"), "The request after it gets its own reply.");
}

TEST_CASE("PING takes one message and no more", "[3 points]") {
  about("string_commands.cpp", "ping_command",
        "Its arity says \"one or more\": the command itself must check the upper bound.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"PING", "a", "b"}).gets(error("ERR wrong number of arguments for 'ping' command"));
  client.sends({"ECHO", "next"})
      .gets(bulk_string("next"), "An error is the only reply: throw it, and nothing else is written.");
}

TEST_CASE("a string command on another type is an error and SET replaces it", "[4 points]") {
  about("string_commands.cpp", "get_command", "as_string() throws the error for a wrong type.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("list");
  const auto wrong_type = error("WRONGTYPE Operation against a key holding the wrong kind of value");
  client.sends({"RPUSH", key, "element"}).gets(integer(1));
  client.sends({"GET", key}).gets(wrong_type);
  client.sends({"INCR", key}).gets(wrong_type);
  client.sends({"SET", key, "text"}).gets(simple_string("OK"), "SET doesn't look at the old value.");
  client.sends({"GET", key}).gets(bulk_string("text"));
}
