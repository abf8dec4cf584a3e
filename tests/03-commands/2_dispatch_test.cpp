// From the name to the command, and what happens to a wrong request.
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("the name of a command is written in any letter case", "[4 points]") {
  about("dispatcher.cpp", "Dispatcher::execute", "The table knows lower case; lower_case() makes it.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key(), value = random_word();
  client.sends({"set", key, value}).gets(simple_string("OK"));
  client.sends({"gEt", key}).gets(bulk_string(value));
  client.sends({"Ping"}).gets(simple_string("PONG"));
}

TEST_CASE("an unknown command is an error and the connection lives on", "[5 points]") {
  about("dispatcher.cpp", "Dispatcher::execute",
        "errors::unknown_command() has the text; reject() sends it.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string name = "No-" + random_word(6);
  client.sends({name, "a", "b"})
      .gets(error_beginning("ERR unknown command '" + name + "'"),
            "A CommandError is caught in call() only; one thrown elsewhere ends the session.");
  client.sends({"PING"}).gets(simple_string("PONG"),
                              "A command's error is a reply, not the end of the connection.");
}

TEST_CASE("too few or too many arguments are an error", "[5 points]") {
  about("dispatcher.cpp", "Dispatcher::execute",
        "CommandSpec::accepts() knows the arity, which counts the name, too; what it does not accept is "
        "rejected.");
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

TEST_CASE("an empty request gets no reply", "[2 points]") {
  about("dispatcher.cpp", "Dispatcher::execute",
        "A request without a word names no command: there is nothing to answer.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends_bytes("*0\r\n\r\n*1\r\n$4\r\nPING\r\n")
      .gets(simple_string("PONG"), "The request behind it gets its own.");
}

TEST_CASE("PING takes one message and no more", "[3 points]") {
  about("string_commands.cpp", "ping_command",
        "Its arity says \"one or more\"; the upper bound is the command's own business.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"PING", "a", "b"}).gets(error("ERR wrong number of arguments for 'ping' command"));
}

TEST_CASE("a string command on another type is an error and SET replaces it", "[4 points]") {
  about("string_commands.cpp", "get_command", "as_string() raises the error of the wrong type.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("list");
  const auto wrong_type = error("WRONGTYPE Operation against a key holding the wrong kind of value");
  client.sends({"RPUSH", key, "element"}).gets(integer(1));
  client.sends({"GET", key}).gets(wrong_type);
  client.sends({"INCR", key}).gets(wrong_type);
  client.sends({"SET", key, "text"}).gets(simple_string("OK"), "SET does not look at what was there before.");
  client.sends({"GET", key}).gets(bulk_string("text"));
}
