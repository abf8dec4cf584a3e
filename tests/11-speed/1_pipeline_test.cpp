// serve(): system calls, turns, and that nothing is lost. All other parts are the slow ones.
#include "speed_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("a hundred requests take few system calls", "[6 points]") {
  about("pipeline.cpp", "serve",
        "Take everything that has arrived with one read, and send all replies with one write. One more read "
        "then finds nothing.");
  SpeedUnderTest server({"pipeline"});
  TestClient client = server.connects();
  client.sends({"PING"}).gets(simple_string("PONG"));

  const std::vector<std::vector<std::string>> requests(100, {"PING"});
  const Work work = server.work_for(
      [&] { sends_at_once(client, requests, std::vector(requests.size(), simple_string("PONG"))); });
  const auto& [reads, writes] = work.system_calls;
  const std::string kinds = std::to_string(reads) + " of them read, " + std::to_string(writes) + " write";
  expect_at_most(6, reads + writes, "system calls for 100 requests in one packet; " + kinds);
}

TEST_CASE("requests may come in pieces", "[5 points]") {
  about("pipeline.cpp", "serve", "Keep the beginning of a request until its end has arrived.");
  SpeedUnderTest server({"pipeline"});
  TestClient client = server.connects();
  const std::string key = random_key(), value = random_word();
  const std::string bytes = bytes_of({"SET", key, value}) + bytes_of({"GET", key}) + bytes_of({"PING"});
  const std::string replies = "+OK\r\n$10\r\n" + value + "\r\n+PONG\r\n";

  for (int time = 0; time < 20; ++time) {
    const auto first = static_cast<std::size_t>(random_number(1, std::int64_t(bytes.size()) - 2));
    const auto second =
        static_cast<std::size_t>(random_number(std::int64_t(first) + 1, std::int64_t(bytes.size()) - 1));
    client.sends_bytes(bytes.substr(0, first));
    server.settles();
    client.sends_bytes(bytes.substr(first, second - first));
    server.settles();
    client.sends_bytes(bytes.substr(second)).gets_bytes(replies);
  }
}

TEST_CASE("a request may be larger than one read", "[3 points]") {
  about("pipeline.cpp", "serve", "Let the input grow as long as there's no whole request in it.");
  SpeedUnderTest server({"pipeline"});
  TestClient client = server.connects();
  const std::string value = large_text(100'000);
  client.sends({"SET", "large", value}).gets(ok);
  client.sends({"GET", "large"}).gets(bulk_string(value));
  client.sends({"PING"}).gets(simple_string("PONG"), "Remove the requests before this one from the input.");
}

TEST_CASE("a long pipeline lets others have their turn", "[5 points]") {
  about("pipeline.cpp", "serve",
        "The server can't serve other clients between two co_awaits. Read at most read_size bytes, run their "
        "requests, and wait.");
  SpeedUnderTest server({"pipeline"});
  TestClient client = server.connects();
  constexpr int many = 10'000;
  const Work work = server.work_for([&] {
    std::string requests, replies;
    for (int i = 0; i < many; ++i) requests += bytes_of({"PING"}), replies += "+PONG\r\n";
    client.sends_bytes(requests).gets_bytes(replies);
  });
  expect_at_most(2'000, work.most_in_a_turn, "requests that ran before another client could have its turn");
}

TEST_CASE("the memory of the input and the output is reused", "[3 points]") {
  about("pipeline.cpp", "serve",
        "Use two strings for the whole session: clear() and erase() keep their memory, but a new string has "
        "none.");
  SpeedUnderTest server({"pipeline"});
  TestClient client = server.connects();
  const std::string value = random_word(100);
  client.sends({"SET", "key", value}).gets(ok);
  const auto ask = [&] {
    for (int i = 0; i < 20; ++i) client.sends({"GET", "key"}).gets(bulk_string(value));
  };
  ask();
  expect_at_most(10, server.work_for(ask).by_serve(),
                 "allocations of serve() for 20 requests, one after another");
}

TEST_CASE("a client that sends an invalid request gets an error and is disconnected", "[3 points]") {
  about("pipeline.cpp", "serve", "Send the replies that are written already, and then return: are_over().");
  SpeedUnderTest server({"pipeline"});
  TestClient client = server.connects();
  client.sends_bytes(bytes_of({"PING"}) + "+what\r\n" + bytes_of({"PING"}))
      .gets_bytes("+PONG\r\n" + broken_reply);
  client.sees_the_end("serve() returns when requests.are_over().");
}
