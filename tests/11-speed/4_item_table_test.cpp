// Item and ItemTable: memory, slots looked at, growth. All other parts are the slow ones.
#include <map>
#include <unordered_map>

#include "11-speed/given/slots.hpp"
#include "speed_under_test.hpp"

using namespace mini_redis::testing;

namespace {

constexpr int many = 5'600;  // fill 8192 slots up to 68 in 100

// Many GETs in each packet.
void asks_for(TestClient& client, int count, const std::function<std::string(int)>& key,
              const std::function<ExpectedReply(int)>& reply) {
  constexpr int at_once = 50;
  for (int done = 0; done < count; done += at_once) {
    std::vector<std::vector<std::string>> requests;
    std::vector<ExpectedReply> replies;
    for (int i = done; i < done + at_once; ++i)
      requests.push_back({"GET", key(i)}), replies.push_back(reply(i));
    sends_at_once(client, requests, replies);
  }
}

// GET all-0, all-1, ...
void asks_for_all(TestClient& client, int count) {
  std::string requests;
  for (int i = 0; i < count; ++i) requests += request({"GET", "all-" + std::to_string(i)});
  client.sends_bytes(requests);
  for (int i = 0; i < count; ++i)
    client.gets(bulk_string(std::to_string(i)), "This is the reply to GET all-" + std::to_string(i) + ".");
}

std::pair<std::string, std::string> two_keys_with_the_same_hash() {
  const auto key = [](int number) { return "key-" + std::to_string(number); };
  std::unordered_map<std::uint32_t, int> seen;
  for (int i = 0;; ++i)
    if (const auto [other, is_new] = seen.try_emplace(mini_redis::hash_of(key(i)), i); !is_new)
      return {key(other->second), key(i)};
}

}  // namespace

TEST_CASE("what is set can be got", "[4 points]") {
  about("item_table.cpp", "ItemTable::set", "A key has one value: the last that was set.");
  SpeedUnderTest server({"item_table"});
  TestClient client = server.connects();
  const std::string key = random_key(), other = random_key("other");
  client.sends({"GET", key}).gets(null_bulk_string(), "get() of a key that was never set: nothing.");
  for (const std::string& value :
       {random_word(3), random_word(3), random_word(30), std::string(), random_word(1)}) {
    client.sends({"SET", key, value}).gets(ok);
    client.sends({"GET", key}).gets(bulk_string(value));
  }
  client.sends({"SET", other, "1"}).gets(ok);
  client.sends({"GET", key.substr(0, key.size() - 1)})
      .gets(null_bulk_string(), "All of the key has to be the same.");
  client.sends({"GET", other}).gets(bulk_string("1"));

  const auto [first, second] = two_keys_with_the_same_hash();
  const std::string why = "These two keys have the same hash. Then their bytes decide: Item::key().";
  client.sends({"SET", first, "1"}).gets(ok);
  client.sends({"GET", second}).gets(null_bulk_string(), why);
  client.sends({"SET", second, "2"}).gets(ok);
  client.sends({"GET", first}).gets(bulk_string("1"), why);
  client.sends({"GET", second}).gets(bulk_string("2"), why);
}

TEST_CASE("a new key is one allocation", "[4 points]") {
  about("item.cpp", "Item::make", "Key and value share a block; the slot holds its address.");
  SpeedUnderTest server({"item_table"});
  TestClient client = server.connects();
  adds_keys(client, "before-", 100);  // so the table is large enough for 192
  const Work work = server.work_for([&] { adds_keys(client, "new-", 50); });
  expect_at_most(50, work.storing.count, "allocations of the store for 50 new keys");
  const std::int64_t keys_and_values = 10 * 5 + 40 * 6 + 50 * 3;
  expect_at_most(50 * 8 + keys_and_values, work.storing.bytes, "bytes from operator new for 50 new keys",
                 "An item is as large as it has to be: sizeof(Item), the key, the value.");
}

TEST_CASE("a value of the same size is written over the old one", "[3 points]") {
  about("item_table.cpp", "ItemTable::set", "Item::overwrite() needs no memory.");
  SpeedUnderTest server({"item_table"});
  TestClient client = server.connects();
  adds_keys(client, "key-", 100);
  const Work work = server.work_for([&] { adds_keys(client, "key-", 100); });
  expect_at_most(0, work.storing.count, "allocations of the store for 100 values of the same size");
  client.sends({"GET", "key-7"}).gets(bulk_string("107"));
  client.sends({"INCR", "key-7"}).gets(integer(108));
  client.sends({"GET", "key-7"}).gets(bulk_string("108"));
}

TEST_CASE("a key with a short value takes few bytes", "[5 points]") {
  about("item.cpp", "Item::make", "8 bytes of sizes, the key, the value: 27 bytes, and then a slot of 16.");
  SpeedUnderTest server({"item_table"});
  TestClient client = server.connects();
  const Work work = server.work_for([&] { adds_keys(client, "a-long-key-", many); });
  expect_at_most(
      76, work.storing.held / many, "bytes a key, with keys of 16 bytes and values of 3",
      "A block of just the size it takes, and a table that is between half and three quarters full.");
}

TEST_CASE("a replaced value leaves no memory", "[2 points]") {
  about("item_table.cpp", "ItemTable::set", "The item that a new one replaces is freed: Item::free().");
  SpeedUnderTest server({"item_table"});
  TestClient client = server.connects();
  client.sends({"SET", "key", "1"}).gets(ok);
  const Work work = server.work_for([&] {
    for (int i = 1; i <= 100; ++i)
      client.sends({"SET", "key", std::string(static_cast<std::size_t>(1 + i % 2 * 1000), 'x')}).gets(ok);
  });
  expect_at_most(2'000, work.storing.held, "bytes that are still held after 100 values for one key");
}

TEST_CASE("a lookup looks at few slots", "[5 points]") {
  about("item_table.cpp", "ItemTable::find",
        "Begin at the slot that the hash names, and stop at an empty one.");
  SpeedUnderTest server({"item_table"});
  TestClient client = server.connects();
  adds_keys(client, "key-", many);
  constexpr int asked = 1'000;
  const Work hits = server.work_for([&] {
    asks_for(
        client, asked, [](int i) { return "key-" + std::to_string(i * 5); },
        [](int i) { return bulk_string(std::to_string(100 + i * 5 % 900)); });
  });
  expect_at_most(3 * hits.gets, hits.slots,
                 "slots for " + std::to_string(hits.gets) + " lookups of keys that are there");
  const Work misses = server.work_for([&] {
    asks_for(
        client, asked, [](int i) { return "none-" + std::to_string(i); },
        [](int) { return null_bulk_string(); });
  });
  expect_at_most(16 * misses.gets, misses.slots,
                 "slots for " + std::to_string(misses.gets) + " lookups of keys that are not there");
}

TEST_CASE("the table grows a little at a time", "[5 points]") {
  about("item_table.cpp", "ItemTable::move_some",
        "Each set() moves a few items, so that none has to move all of them.");
  SpeedUnderTest server({"item_table"});
  TestClient client = server.connects();
  const Work work = server.work_for([&] { adds_keys(client, "key-", 6'500); });
  expect_at_most(1'000, work.most_slots, "slots that one SET looked at, while 6500 keys were added");
  expect_at_most(90'000, work.slots, "slots looked at for 6500 keys",
                 "Twice as many slots each time: so each item moves about once.");
}

TEST_CASE("no key is lost while the table grows", "[4 points]") {
  about("item_table.cpp", "ItemTable::get", "Until the old table is empty, a key may be in either.");
  SpeedUnderTest server({"item_table"});
  TestClient client = server.connects();
  for (int count = 0; count < 204; ++count) {
    client.sends({"SET", "all-" + std::to_string(count), std::to_string(count)}).gets(ok);
    const bool grows = (count >= 88 && count < 106) || count >= 192;  // with 128 slots, and with 256
    if (grows) asks_for_all(client, count + 1);
  }

  std::map<std::string, std::string> expected;
  for (int count = 0; count < 500;) {
    std::vector<std::vector<std::string>> requests;
    std::vector<ExpectedReply> replies;
    for (int i = 0; i < 5; ++i, ++count) {
      const std::string key = "key-" + std::to_string(count);
      const std::string old = "key-" + std::to_string(random_number(0, count));
      const std::string asked = "key-" + std::to_string(random_number(0, count));
      requests.push_back({"SET", key, expected[key] = random_word(3)});
      requests.push_back({"SET", old, expected[old] = random_word(std::size_t(random_number(1, 5)))});
      requests.push_back({"GET", asked});
      replies.insert(replies.end(), {ok, ok, bulk_string(expected[asked])});
    }
    sends_at_once(client, requests, replies);
  }
  for (const auto& [key, value] : expected) client.sends({"GET", key}).gets(bulk_string(value));
}
