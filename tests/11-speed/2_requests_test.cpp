// next_request(): no allocation, no copy, each request as it was sent. All other parts are the slow ones.
#include "speed_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("a request is read without an allocation", "[6 points]") {
  about("requests.cpp", "next_request",
        "Arguments are views. `arguments` still has the memory from the request before: clear() keeps it.");
  SpeedUnderTest server({"requests"});
  TestClient client = server.connects();
  const std::string key = random_key();
  const auto ask = [&] {
    client.sends({"SET", key, "12345"}).gets(ok);
    client.sends({"GET", key}).gets(bulk_string("12345"));
    client.sends({"INCR", key}).gets(integer(12346));
  };
  ask();
  expect_at_most(0, server.work_for(ask).parsing.count, "allocations to read SET, GET and INCR");
}

TEST_CASE("a large argument is not copied", "[4 points]") {
  about("requests.cpp", "next_request", "A view has 16 bytes, however much it shows.");
  SpeedUnderTest server({"requests"});
  TestClient client = server.connects();
  const std::string key = large_text(50'000);
  const Work work = server.work_for([&] { client.sends({"GET", key}).gets(null_bulk_string()); });
  expect_at_most(1'000, work.most_parsed, "bytes of new memory to read a GET with a key of 50000 bytes");

  client.sends({"PING"}).gets(simple_string("PONG"), "Take a request off the input when it's whole.");

  const Work begun = server.work_for([&] { client.sends_bytes("*1048576\r\n$4\r\nPING\r\n"); });
  expect_at_most(1'000, begun.most_parsed, "bytes of new memory when the first of 1048576 arguments has come",
                 "The count is only a client's claim: don't reserve() memory for it.");
}

TEST_CASE("the input may end at any byte of a request", "[4 points]") {
  about("requests.cpp", "next_request",
        "Return incomplete, and leave the input as it was: the rest will come.");
  SpeedUnderTest server({"requests"});
  TestClient client = server.connects();
  const std::string key = random_key(), bytes = bytes_of({"SET", key, "value-of-12-b"});
  client.sends({"PING"}).gets(simple_string("PONG"));  // the session has begun
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    client.sends_bytes(bytes.substr(0, size));
    server.settles();
    client.gets_nothing("Only " + std::to_string(size) + " of " + std::to_string(bytes.size()) +
                        " bytes have come: next_request() must return incomplete.");
    client.sends_bytes(bytes.substr(size)).gets_bytes("+OK\r\n");
  }
}

TEST_CASE("an argument may hold any bytes", "[3 points]") {
  about("requests.cpp", "next_request",
        "Only the length says where an argument ends; the bytes in it don't.");
  SpeedUnderTest server({"requests"});
  TestClient client = server.connects();
  for (const std::string& value :
       {std::string(), std::string("\r\n"), random_bytes(300), std::string(1, '\0')}) {
    client.sends({"SET", "key", value}).gets(ok);
    client.sends({"GET", "key"}).gets(bulk_string(value));
  }
  sends_at_once(client, {{"SET", "", "empty"}, {"GET", ""}, {"PING"}},
                {ok, bulk_string("empty"), simple_string("PONG")},
                "One request ends where the next one begins.");
}

TEST_CASE("an invalid request is broken", "[4 points]") {
  about("requests.cpp", "next_request", "Return broken if no further bytes could turn it into a request.");
  SpeedUnderTest server({"requests"});
  for (const std::string bytes : {"*0\r\n",
                                  "*x\r\n",
                                  "*-1\r\n",
                                  "*+1\r\n$4\r\nPING\r\n",
                                  "*1 \r\n",
                                  "*\r\n",
                                  "*1\rX$4\r\nPING\r\n",
                                  "*1X\n$4\r\nPING\r\n",
                                  "PING\r\n",
                                  "*1\r\n:4\r\nPING\r\n",
                                  "*1\r\n$-1\r\n",
                                  "*1\r\n$\r\n",
                                  "*1\r\n$4\r\nPINGxx",
                                  "*1\r\n$4\r\nPING\rx",
                                  "*1\r\n$4\r\nPINGx\n",
                                  "*1\r\n$3\r\nPING\r\n",
                                  "*1048577\r\n",
                                  "*1\r\n$536870913\r\n",
                                  "*99999999999999999999999\r\n",
                                  "*1111111111111111111111111111111111111111",
                                  "*1\r\n$00000000000000000000000000000000000000004"}) {
    TestClient client = server.connects();
    client.sends_bytes(bytes).gets_bytes(broken_reply, "next_request() must return broken.");
    client.sees_the_end();
  }
  for (const char* bytes : {"*1048576\r\n", "*1\r\n$536870912\r\n"}) {
    TestClient client = server.connects();
    client.sends({"PING"}).gets(simple_string("PONG"));
    client.sends_bytes(bytes);
    server.settles();
    client.gets_nothing("A number may be as large as its limit: next_request() must return incomplete.");
  }
}
