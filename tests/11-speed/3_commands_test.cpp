// execute(): no allocation, one look into the store, right replies. All other parts are the slow ones.
#include "speed_under_test.hpp"

using namespace mini_redis::testing;

namespace {

// The first command warms up, so that what is there only once is there.
Work work_of_second(SpeedUnderTest& server, const std::vector<std::string>& first,
                    const ExpectedReply& reply_to_first, const std::vector<std::string>& second,
                    const ExpectedReply& reply_to_second) {
  TestClient client = server.connects();
  client.sends({"SET", "number", "1000000000000000000"}).gets(ok);
  client.sends({"SET", "text", std::string(200, 't')}).gets(ok);
  client.sends(first).gets(reply_to_first);
  return server.work_for([&] { client.sends(second).gets(reply_to_second); });
}

}  // namespace

TEST_CASE("GET allocates nothing", "[4 points]") {
  about("commands.cpp", "execute",
        "Make no string for the name, the key or the reply: append bytes that you already have to `output`.");
  SpeedUnderTest server({"commands"});
  const ExpectedReply text = bulk_string(std::string(200, 't'));
  const Work work = work_of_second(server, {"get", "text"}, text, {"Get", "text"}, text);
  expect_at_most(0, work.executing.count, "allocations of execute() for a GET");
  expect_at_most(1, work.gets, "how often GET asks the store", "Keep what Store::get() returns.");
}

TEST_CASE("SET allocates nothing outside the store", "[3 points]") {
  about("commands.cpp", "execute", "The store copies what it keeps. You don't have to.");
  SpeedUnderTest server({"commands"});
  const Work work = work_of_second(server, {"SET", "text", random_word(5'000)}, ok,
                                   {"SET", "text", random_word(5'000)}, ok);
  expect_at_most(0, work.executing.count, "allocations of execute() for a SET");
  expect_at_most(1, work.gets + work.sets, "how often SET asks the store", "It only needs Store::set().");
}

TEST_CASE("INCR allocates nothing", "[4 points]") {
  about("commands.cpp", "execute",
        "std::to_chars() writes a number into an array, and a view can show that.");
  SpeedUnderTest server({"commands"});
  const Work work = work_of_second(server, {"INCR", "number"}, integer(1'000'000'000'000'000'001),
                                   {"INCR", "number"}, integer(1'000'000'000'000'000'002));
  expect_at_most(0, work.executing.count, "allocations of execute() for an INCR");
  expect_at_most(2, work.gets + work.sets, "how often INCR asks the store",
                 "Once for the old number, and once to set the new one.");
}

TEST_CASE("all replies are right", "[4 points]") {
  about("commands.cpp", "execute", "Fast, and still right.");
  SpeedUnderTest server({"commands"});
  TestClient client = server.connects();
  const std::string key = random_key(), value = random_word();
  const Work work = server.work_for([&] {
    client.sends({"PING"}).gets(simple_string("PONG"));
    client.sends({"GET", key}).gets(null_bulk_string());
  });
  expect_at_most(0, work.replaced, "replies that replaced the earlier contents of `output`",
                 "execute() appends: the replies to the requests before are still there.");
  client.sends({"SET", key, value}).gets(ok);
  client.sends({"gEt", key}).gets(bulk_string(value), "A name may be in any letter case.");
  client.sends({"SET", key, ""}).gets(ok);
  client.sends({"GET", key}).gets(bulk_string(""), "A value may be empty: that isn't null.");
  client.sends({"INCR", "n"}).gets(integer(1), "A key that isn't there counts as 0.");
  client.sends({"SET", "n", "-1000"}).gets(ok);
  client.sends({"INCR", "n"}).gets(integer(-999));
  client.sends({"GET", "n"}).gets(bulk_string("-999"));
}

TEST_CASE("all errors are right", "[4 points]") {
  about("commands.cpp", "execute", "Each text is in common/error_texts.hpp. An error changes nothing.");
  SpeedUnderTest server({"commands"});
  TestClient client = server.connects();
  for (const std::string& name : {random_word(), std::string("GETS"), std::string("s")})
    client.sends({name, "a", "b"})
        .gets(error("ERR unknown command '" + name + "', with args beginning with: 'a' 'b' "),
              "Compare the whole name.");
  for (const std::string command : {"GET", "SET", "INCR"})
    client.sends({command}).gets(error("ERR wrong number of arguments for '" +
                                       std::string(command == "GET"   ? "get"
                                                   : command == "SET" ? "set"
                                                                      : "incr") +
                                       "' command"));
  client.sends({"GET", "a", "b"}).gets(error("ERR wrong number of arguments for 'get' command"));
  client.sends({"ping", "a"}).gets(error("ERR wrong number of arguments for 'ping' command"));
  for (const std::string value : {"ten", "1 ", "+1", "01", "", "9223372036854775808"}) {
    client.sends({"SET", "key", value}).gets(ok);
    client.sends({"INCR", "key"}).gets(error("ERR value is not an integer or out of range"));
    client.sends({"GET", "key"}).gets(bulk_string(value), "An error changes nothing.");
  }
  client.sends({"SET", "key", "9223372036854775807"}).gets(ok);
  client.sends({"INCR", "key"}).gets(error("ERR increment or decrement would overflow"));
}
