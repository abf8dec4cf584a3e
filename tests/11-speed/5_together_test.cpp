// All parts together: the fast server.
#include "speed_under_test.hpp"

using namespace mini_redis::testing;

TEST_CASE("all parts together are fast", "[3 points]") {
  about("pipeline.cpp", "serve", "Each part is fast by itself, and no part slows down another.");
  SpeedUnderTest server({"pipeline", "requests", "commands", "item_table"});
  TestClient client = server.connects();
  std::vector<std::vector<std::string>> requests;
  std::vector<ExpectedReply> replies;
  // So few keys that no table grows: what a wrong one makes of that depends on the hashes, which are random.
  for (int i = 0; i < 27; ++i) {
    const std::string key = "key-" + std::to_string(i % 10), value = random_word(20);
    requests.insert(requests.end(), {{"SET", key, value}, {"GET", key}, {"SET", "n", "499"}, {"INCR", "n"}});
    replies.insert(replies.end(), {ok, bulk_string(value), ok, integer(500)});
  }
  const auto ask = [&] { sends_at_once(client, requests, replies); };
  ask();
  ask();
  const Work work = server.work_for(ask);
  expect_at_most(6, work.system_calls.total(), "system calls for 108 requests in one packet");
  const std::string more = "The tests of that part tell you more.";
  expect_at_most(0, work.parsing.count, "allocations to read 108 requests",
                 "next_request() allocates. " + more);
  expect_at_most(0, work.executing.count, "allocations of commands for 108 requests",
                 "execute() allocates. " + more);
  expect_at_most(0, work.storing.count, "allocations of the store for values of the same size",
                 "ItemTable::set() allocates. " + more);
  expect_at_most(10, work.by_serve(), "allocations of serve() for 108 requests");
}
