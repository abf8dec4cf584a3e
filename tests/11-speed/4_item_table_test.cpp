// Item and ItemTable: memory, slots looked at, growth. All other parts are the slow ones.
#include <map>

#include "speed_under_test.hpp"

using namespace mini_redis::testing;

namespace {

constexpr int many = 24'000;  // fill 32768 slots up to 73 in 100

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
}

TEST_CASE("a new key is one allocation", "[4 points]") {
  about("item.cpp", "Item::make", "Key and value share a block; the slot holds its address.");
  SpeedUnderTest server({"item_table"});
  TestClient client = server.connects();
  adds_keys(client, "before-", 100);  // so the table is large enough for 192
  const Work work = server.work_for([&] { adds_keys(client, "new-", 50); });
  expect_at_most(50, work.storing.count, "allocations of the store for 50 new keys");
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
    for (int i = 0; i < asked; ++i)
      client.sends({"GET", "key-" + std::to_string(i * 7)})
          .gets(bulk_string(std::to_string(100 + i * 7 % 900)));
  });
  expect_at_most(4 * asked, hits.slots, "slots for 1000 keys that are there");
  const Work misses = server.work_for([&] {
    for (int i = 0; i < asked; ++i)
      client.sends({"GET", "none-" + std::to_string(i)}).gets(null_bulk_string());
  });
  expect_at_most(16 * asked, misses.slots, "slots for 1000 keys that are not there");
}

TEST_CASE("the table grows a little at a time", "[5 points]") {
  about("item_table.cpp", "ItemTable::move_some",
        "Each set() moves a few items, so that none has to move all of them.");
  SpeedUnderTest server({"item_table"});
  TestClient client = server.connects();
  const Work work = server.work_for([&] { adds_keys(client, "key-", many + 2'000); });
  expect_at_most(1'000, work.most_slots, "slots that one SET looked at, while 26000 keys were added");
  expect_at_most(12 * many, work.slots, "slots looked at for 26000 keys",
                 "Twice as many slots each time: so each item moves about once.");
}

TEST_CASE("no key is lost while the table grows", "[4 points]") {
  about("item_table.cpp", "ItemTable::get", "Until the old table is empty, a key may be in either.");
  SpeedUnderTest server({"item_table"});
  TestClient client = server.connects();
  std::map<std::string, std::string> expected;
  for (int i = 0; i < 800; ++i) {
    const std::string key = "key-" + std::to_string(i), old = "key-" + std::to_string(random_number(0, i));
    expected[key] = random_word(3);
    expected[old] = random_word(static_cast<std::size_t>(random_number(1, 5)));
    const std::string asked = "key-" + std::to_string(random_number(0, i));
    sends_at_once(client, {{"SET", key, expected[key]}, {"SET", old, expected[old]}, {"GET", asked}},
                  {ok, ok, bulk_string(expected[asked])});
  }
  for (const auto& [key, value] : expected) client.sends({"GET", key}).gets(bulk_string(value));
}
