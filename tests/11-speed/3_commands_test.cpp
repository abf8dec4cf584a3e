// execute(): no allocation, one look into the store, and every reply right. All other parts are the slow ones.
#include "speed_under_test.hpp"

using namespace mini_redis::testing;

namespace {

// Warmed up, so that what is there only once is there.
Work work_of_command(SpeedUnderTest& server, const std::vector<std::string>& command,
                     const std::vector<ExpectedReply>& replies) {
  TestClient client = server.connects();
  client.sends({"SET", "number", "100"}).gets(ok);
  client.sends({"SET", "text", std::string(200, 't')}).gets(ok);
  client.sends(command).gets(replies[0]);
  return server.work_for([&] { client.sends(command).gets(replies[1]); });
}

}  // namespace

TEST_CASE("GET allocates nothing", "[4 points]") {
  about("commands.cpp", "execute",
        "No string for the name, for the key or for the reply: append to `output` what is there already.");
  SpeedUnderTest server({"commands"});
  const ExpectedReply text = bulk_string(std::string(200, 't'));
  const Work work = work_of_command(server, {"get", "text"}, {text, text});
  expect_at_most(0, work.executing.count, "allocations of execute() for a GET");
  expect_at_most(1, work.gets, "how often GET asks the store", "Keep what Store::get() returns.");
}

TEST_CASE("SET allocates nothing beside the store", "[3 points]") {
  about("commands.cpp", "execute", "The store copies what it keeps. Nobody else has to.");
  SpeedUnderTest server({"commands"});
  const Work work = work_of_command(server, {"SET", "text", random_word(5'000)}, {ok, ok});
  expect_at_most(0, work.executing.count, "allocations of execute() for a SET");
  expect_at_most(1, work.gets + work.sets, "how often SET asks the store",
                 "Store::set() is all that it needs.");
}

TEST_CASE("INCR allocates nothing", "[4 points]") {
  about("commands.cpp", "execute",
        "std::to_chars() writes a number into an array, in any form a view can show.");
  SpeedUnderTest server({"commands"});
  const Work work = work_of_command(server, {"INCR", "number"}, {integer(101), integer(102)});
  expect_at_most(0, work.executing.count, "allocations of execute() for an INCR");
  expect_at_most(2, work.gets + work.sets, "how often INCR asks the store",
                 "Once for the old number, and once to set the new one.");
}

TEST_CASE("all replies are right", "[4 points]") {
  about("commands.cpp", "execute", "Fast, and still right.");
  SpeedUnderTest server({"commands"});
  TestClient client = server.connects();
  const std::string key = random_key(), value = random_word();
  client.sends({"PING"}).gets(simple_string("PONG"));
  client.sends({"GET", key}).gets(null_bulk_string());
  client.sends({"SET", key, value}).gets(ok);
  client.sends({"gEt", key}).gets(bulk_string(value), "A name may be in any letter case.");
  client.sends({"SET", key, ""}).gets(ok);
  client.sends({"GET", key}).gets(bulk_string(""), "A value may be empty: that is not null.");
  client.sends({"INCR", "n"}).gets(integer(1), "A key that is not there counts as 0.");
  client.sends({"SET", "n", "-1000"}).gets(ok);
  client.sends({"INCR", "n"}).gets(integer(-999));
  client.sends({"GET", "n"}).gets(bulk_string("-999"));
}

TEST_CASE("all errors are right", "[4 points]") {
  about("commands.cpp", "execute",
        "Each text is in common/error_texts.hpp, and after an error nothing has changed.");
  SpeedUnderTest server({"commands"});
  TestClient client = server.connects();
  const std::string name = random_word();
  client.sends({name, "a", "b"})
      .gets(error("ERR unknown command '" + name + "', with args beginning with: 'a' 'b' "));
  for (const std::string command : {"GET", "SET", "INCR"})
    client.sends({command}).gets(error("ERR wrong number of arguments for '" +
                                       std::string(command == "GET"   ? "get"
                                                   : command == "SET" ? "set"
                                                                      : "incr") +
                                       "' command"));
  client.sends({"GET", "a", "b"}).gets(error("ERR wrong number of arguments for 'get' command"));
  for (const std::string value : {"ten", "1 ", "+1", "01", "", "9223372036854775808"}) {
    client.sends({"SET", "key", value}).gets(ok);
    client.sends({"INCR", "key"}).gets(error("ERR value is not an integer or out of range"));
    client.sends({"GET", "key"}).gets(bulk_string(value), "After an error nothing has changed.");
  }
  client.sends({"SET", "key", "9223372036854775807"}).gets(ok);
  client.sends({"INCR", "key"}).gets(error("ERR increment or decrement would overflow"));
}
