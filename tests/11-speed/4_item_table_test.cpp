// Item and ItemTable: memory, slots looked at, growth. All other parts are the slow ones.
#include <algorithm>
#include <map>

#include "11-speed/given/slots.hpp"
#include "speed_under_test.hpp"

using namespace mini_redis::testing;

namespace {

constexpr int first_slots = 16;  // of a new ItemTable
constexpr int many = 1'330;      // fill 2048 slots up to 66 in 100

// A client that has added some keys. A table that does not grow has no room for more: then a search would not
// end, and nothing would say why.
TestClient connects_and_adds_keys(SpeedUnderTest& server) {
  constexpr int keys = first_slots - 1;
  TestClient client = server.connects();
  const Work work = server.work_for([&] { adds_keys(client, "first-", keys); });
  const auto larger_table = static_cast<std::int64_t>(2 * first_slots * sizeof(mini_redis::Slot));
  if (work.storing.bytes > larger_table) return client;
  fail(Verdict::wrong, {},
       std::to_string(keys) + " keys are in a table of " + std::to_string(first_slots) +
           " slots, and there is no larger table yet",
       "If three quarters of the slots are taken, ItemTable::set() must make a table of twice the size "
       "before it adds a new key.");
}

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

void expect_few_slots_for_misses(SpeedUnderTest& server, TestClient& client, const std::string& why) {
  const Work misses = server.work_for([&] {
    asks_for(
        client, 1'000, [](int i) { return "none-" + std::to_string(i); },
        [](int) { return null_bulk_string(); });
  });
  expect_at_most(16 * misses.gets, misses.slots,
                 "slots for " + std::to_string(misses.gets) + " lookups of keys that aren't there", why);
}

using KeysAndValues = std::map<std::string, std::string>;  // with their values

// The keys that are not there, or have another value.
std::vector<std::string> wrong_keys(TestClient& client, const KeysAndValues& expected) {
  std::string requests;
  for (const auto& [key, value] : expected) requests += bytes_of({"GET", key});
  client.sends_bytes(requests);
  std::vector<std::string> wrong;
  for (const auto& [key, value] : expected)
    if (client.gets_any_reply() != "$" + std::to_string(value.size()) + "\r\n" + value + "\r\n")
      wrong.push_back(key);
  return wrong;
}

// What it means if a key that cannot be found now is there when the old table is gone, or not.
std::string why_wrong(TestClient& client, const KeysAndValues& expected,
                      const std::vector<std::string>& wrong) {
  const auto& [key, value] = *expected.begin();
  for (int i = 0; i < 1'000; ++i) client.sends({"SET", key, value}).gets(ok);
  if (wrong_keys(client, expected).empty())
    return wrong.size() > expected.size() / 4
               ? "A little later, all of them are there: until the old table is empty, ItemTable::get() must "
                 "look into both."
               : "A little later, all of them are there. ItemTable::find() must go on after a slot whose "
                 "item has moved, and ItemTable::move_some() must leave the hash there.";
  if (client.sends({"GET", wrong.front()}).gets_any_reply() == "$-1\r\n")
    return "It isn't there later, either. ItemTable::set() must call ItemTable::move_some() as long as "
           "there's an old table. That moves every item to the slot for its hash.";
  return "An old value came back. Until the old table is empty, ItemTable::set() must look for the key "
         "there, too.";
}

void expect_all(TestClient& client, const KeysAndValues& expected) {
  const std::vector<std::string> wrong = wrong_keys(client, expected);
  if (wrong.empty()) return;
  fail(Verdict::wrong, {},
       "keys that can't be found or have an old value: " + std::to_string(wrong.size()) + " of " +
           std::to_string(expected.size()) + "; the first: " + wrong.front(),
       why_wrong(client, expected, wrong));
}

}  // namespace

TEST_CASE("a stored value can be read back", "[4 points]") {
  about("item_table.cpp", "ItemTable::set", "A key has one value: the last one that was set.");
  SpeedUnderTest server({"item_table"});
  TestClient client = server.connects();
  const std::string key = random_key(), other = random_key("other");
  client.sends({"GET", key})
      .gets(null_bulk_string(), "ItemTable::get() must return nothing for a key that was never set.");
  const Work work = server.work_for([&] { client.sends({"SET", "k", "v"}).gets(ok); });
  if (const auto size = std::int64_t(sizeof(mini_redis::Item) + 2); work.storing.bytes < size)
    fail(Verdict::wrong, {},
         "an item that takes " + std::to_string(size) + " bytes is in a block of " +
             std::to_string(work.storing.bytes),
         "Item::make() needs room for an Item, and after it for the key and the value.");
  for (const std::string& value :
       {random_word(3), random_word(3), random_word(30), std::string(), random_word(1)}) {
    client.sends({"SET", key, value}).gets(ok);
    client.sends({"GET", key}).gets(bulk_string(value));
  }
  client.sends({"SET", other, "1"}).gets(ok);
  client.sends({"GET", key.substr(0, key.size() - 1)}).gets(null_bulk_string(), "Compare the whole key.");
  client.sends({"GET", other}).gets(bulk_string("1"));

  const auto [first, second] = server.two_keys_with_the_same_hash();
  const std::string why = "These two keys have the same hash, so ItemTable::find() must compare their bytes.";
  client.sends({"SET", first, "1"}).gets(ok);
  client.sends({"GET", second}).gets(null_bulk_string(), why);
  client.sends({"SET", second, "2"}).gets(ok);
  client.sends({"GET", first}).gets(bulk_string("1"), why);
  client.sends({"GET", second}).gets(bulk_string("2"), why);
  asks_for(
      client, 100, [](int i) { return "none-" + std::to_string(i); }, [](int) { return null_bulk_string(); });
}

TEST_CASE("a new key is one allocation", "[4 points]") {
  about("item.cpp", "Item::make", "Key and value share a block; the slot holds its address.");
  SpeedUnderTest server({"item_table"});
  TestClient client = connects_and_adds_keys(server);
  adds_keys(client, "before-", 100);  // so the table is large enough for 179
  const Work work = server.work_for([&] { adds_keys(client, "new-", 50); });
  expect_at_most(50, work.storing.count, "allocations of the store for 50 new keys",
                 "ItemTable::set() calls Item::make() once. Nothing else in them may allocate.");
  const std::int64_t keys_and_values = 10 * 5 + 40 * 6 + 50 * 3;
  expect_at_most(50 * std::int64_t(sizeof(mini_redis::Item)) + keys_and_values, work.storing.bytes,
                 "bytes from operator new for 50 new keys",
                 "An item is as large as it must be: sizeof(Item), the key, the value.");
  const Work growing = server.work_for([&] { adds_keys(client, "more-", 150); });
  expect_at_most(150 + 2, growing.storing.count,
                 "allocations of the store for 150 new keys and a larger table",
                 "ItemTable::move_some() moves the address of an item; the item stays where it is.");
}

TEST_CASE("a value of the same size is written over the old one", "[3 points]") {
  about("item_table.cpp", "ItemTable::set", "Item::overwrite() needs no memory.");
  SpeedUnderTest server({"item_table"});
  TestClient client = connects_and_adds_keys(server);
  adds_keys(client, "key-", 100);
  const Work work = server.work_for([&] { adds_keys(client, "key-", 100); });
  expect_at_most(0, work.storing.count, "allocations of the store for 100 values of the same size");
  client.sends({"GET", "key-7"}).gets(bulk_string("107"));
  client.sends({"INCR", "key-7"}).gets(integer(108));
  client.sends({"GET", "key-7"}).gets(bulk_string("108"));
}

TEST_CASE("a key with a short value takes few bytes", "[5 points]") {
  about("item.cpp", "Item::make",
        "8 bytes of sizes, the key and the value make 26 bytes. Then there's a slot of 16.");
  SpeedUnderTest server({"item_table"});
  TestClient client = connects_and_adds_keys(server);
  const Work work = server.work_for([&] { adds_keys(client, "a-long-key-", many); });
  const Work items = server.work_for([&] { adds_keys(client, "b-long-key-", 50); });
  expect_at_most(32, items.storing.bytes / 50, "bytes for an item, with a key of 13 bytes and a value of 3",
                 "Item::make() must ask for a block of just the right size, and ItemTable::set() must not "
                 "keep anything else for a key.");
  expect_at_most(
      76, work.storing.held / many, "bytes a key, with keys of 15 bytes and values of 3",
      "The items are small, and the table is too large: ItemTable::set() makes one of twice the size when "
      "three quarters of the slots are taken.");
}

TEST_CASE("replacing a value leaks no memory", "[2 points]") {
  about("item_table.cpp", "ItemTable::set",
        "When a new item replaces an old one, free the old one: Item::free().");
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
  about("item_table.cpp", "ItemTable::find", "Begin at the slot for the hash, and stop at an empty one.");
  SpeedUnderTest server({"item_table"});
  TestClient client = connects_and_adds_keys(server);
  adds_keys(client, "key-", many);
  const Work hits = server.work_for([&] {
    asks_for(
        client, 1'000, [](int i) { return "key-" + std::to_string(i); },
        [](int i) { return bulk_string(std::to_string(100 + i % 900)); });
  });
  expect_at_most(3 * hits.gets, hits.slots,
                 "slots for " + std::to_string(hits.gets) + " lookups of keys that are there");
  expect_few_slots_for_misses(server, client, "");
  adds_keys(client, "more-", 690);  // nearly as many as 2048
  expect_few_slots_for_misses(
      server, client, "The table is nearly full: ItemTable::set() makes a larger one at three quarters.");
}

TEST_CASE("the table grows a little at a time", "[5 points]") {
  about("item_table.cpp", "ItemTable::move_some",
        "Each set() moves a few items, so that no set() has to move all of them.");
  SpeedUnderTest server({"item_table"});
  TestClient client = connects_and_adds_keys(server);
  std::int64_t slots = 0;
  for (int part = 0; part < 13; ++part) {
    const std::string prefix = "key-" + std::to_string(part) + "-";
    const Work work = server.work_for([&] { adds_keys(client, prefix, 500); });
    slots += work.slots;
    expect_at_most(
        1'000, work.most_slots, "slots that one SET looked at, while 6500 keys were added",
        "Did ItemTable::move_some() move too many, or did ItemTable::set() let the table become full?");
  }
  expect_at_most(90'000, slots, "slots looked at for 6500 keys",
                 "Double the slots each time, and then each item moves about once.");
}

TEST_CASE("no key is lost while the table grows", "[4 points]") {
  about("item_table.cpp", "ItemTable::get", "Until the old table is empty, a key may be in either.");
  SpeedUnderTest server({"item_table"});
  TestClient client = connects_and_adds_keys(server);
  KeysAndValues expected;
  for (int count = first_slots; count < 204; ++count) {
    const std::string key = "key-" + std::to_string(count);
    const std::string old = "key-" + std::to_string(random_number(first_slots, count));
    const bool grows = (count >= 88 && count < 106) || count >= 192;  // with 128 slots, and with 256
    expected[key] = random_word(3);
    client.sends({"SET", key, expected[key]}).gets(ok);
    if (grows) expect_all(client, expected);
    expected[old] = random_word(static_cast<std::size_t>(random_number(1, 5)));
    client.sends({"SET", old, expected[old]}).gets(ok);
    if (grows) expect_all(client, expected);
  }
}
