// The key of a list or hash: its type, its start, its end, and its observers.
#include "support/catch.hpp"
#include "support/info.hpp"
#include "support/random_values.hpp"
#include "support/watching.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

namespace {

const auto wrong_type = error("WRONGTYPE Operation against a key holding the wrong kind of value");

}  // namespace

TEST_CASE("a list command on another type is an error", "[3 points]") {
  about("containers.cpp", "as_list", "It throws the error for a wrong type, as as_string() does.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string text = random_key("string"), hash = random_key("hash");
  client.sends({"SET", text, "value"}).gets(simple_string("OK"));
  client.sends({"HSET", hash, "field", "value"}).gets(integer(1));
  for (const std::string& key : {text, hash})
    for (const std::vector<std::string>& command : {std::vector<std::string>{"RPUSH", key, "a"},
                                                    {"LPOP", key},
                                                    {"RPOP", key, "0"},
                                                    {"LRANGE", key, "0", "-1"},
                                                    {"LLEN", key}})
      client.sends(command).gets(wrong_type);
  client.sends({"GET", text}).gets(bulk_string("value"), "An error changes nothing.");
}

TEST_CASE("a hash command on another type is an error", "[2 points]") {
  about("containers.cpp", "as_hash", "It throws the error for a wrong type, as as_string() does.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string text = random_key("string"), list = random_key("list");
  client.sends({"SET", text, "value"}).gets(simple_string("OK"));
  client.sends({"RPUSH", list, "element"}).gets(integer(1));
  for (const std::string& key : {text, list})
    for (const std::vector<std::string>& command : {std::vector<std::string>{"HSET", key, "a", "1"},
                                                    {"HGET", key, "a"},
                                                    {"HINCRBY", key, "a", "1"},
                                                    {"HDEL", key, "a"},
                                                    {"HGETALL", key}})
      client.sends(command).gets(wrong_type);
  client.sends({"LLEN", list}).gets(integer(1), "An error changes nothing.");
}

TEST_CASE("a key is erased with the last element of its list", "[3 points]") {
  about("list_commands.cpp", "pop",
        "after_removal() erases the key when nothing is left: call it after the last take().");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("list");
  client.sends({"RPUSH", key, "a", "b"}).gets(integer(2));
  client.sends({"LPOP", key}).gets(bulk_string("a"));
  client.sends({"TTL", key})
      .gets(integer(-1), "There's an element left, so the key is still there, without an expiry.");
  client.sends({"LPOP", key}).gets(bulk_string("b"));
  client.sends({"TTL", key})
      .gets(integer(-2),
            "There are no empty lists, so the key is gone: pop() calls after_removal(), which erases it.");
  client.sends({"LPOP", key}).gets(null_bulk_string());
  client.sends({"HSET", key, "field", "value"}).gets(integer(1), "The name is free again, for any type.");
}

TEST_CASE("a key is erased with the last field of its hash", "[2 points]") {
  about("containers.cpp", "after_removal",
        "Its argument says how many are left: if there are none, erase the key.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("hash");
  client.sends({"HSET", key, "a", "1", "b", "2", "c", "3"}).gets(integer(3));
  client.sends({"HDEL", key, "a", "none"}).gets(integer(1));
  client.sends({"HLEN", key}).gets(integer(2), "Fields that are left keep the key alive.");
  client.sends({"HDEL", key, "b", "c"}).gets(integer(2));
  client.sends({"TTL", key}).gets(integer(-2), "There are no empty hashes, so the key is gone.");
  client.sends({"RPUSH", key, "element"}).gets(integer(1), "The name is free again, for any type.");
}

TEST_CASE("changing a list or a hash keeps its expiry", "[2 points]") {
  about("list_commands.cpp", "push",
        "It's still the same key. grow() leaves its expiry alone; set() would remove it.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string list = random_key("list"), hash = random_key("hash");
  client.sends({"RPUSH", list, "a"}).gets(integer(1));
  client.sends({"HSET", hash, "a", "1"}).gets(integer(1));
  for (const std::string& key : {list, hash}) client.sends({"EXPIRE", key, "100"}).gets(integer(1));
  client.sends({"LPUSH", list, "b", "c"}).gets(integer(3));
  client.sends({"RPOP", list}).gets(bulk_string("a"));
  client.sends({"TTL", list}).gets(integer(100));
  client.sends({"HSET", hash, "b", "1"}).gets(integer(1));
  client.sends({"HINCRBY", hash, "a", "1"}).gets(integer(2));
  client.sends({"TTL", hash})
      .gets(integer(100), "hset_command() and hincrby_command() change a hash; they don't make a new key.");
}

TEST_CASE("an expired list or hash is gone", "[2 points]") {
  about("list_commands.cpp", "pop", "Find keys with db.find(), which checks whether their time has come.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string list = random_key("list"), hash = random_key("hash");
  client.sends({"RPUSH", list, "a"}).gets(integer(1));
  client.sends({"HSET", hash, "a", "1"}).gets(integer(1));
  for (const std::string& key : {list, hash}) client.sends({"EXPIRE", key, "1"}).gets(integer(1));
  server.time_passes(1100ms);
  client.sends({"LPOP", list}).gets(null_bulk_string());
  client.sends({"HINCRBY", hash, "a", "5"}).gets(integer(5), "It counts from 0, as for any missing key.");
}

TEST_CASE("a client that watches a key notices its elements change", "[2 points]") {
  about("containers.cpp", "after_removal",
        "erase() announces that the key is gone. If elements are left, call changed() to announce that the "
        "key was written.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string list = random_key("list"), hash = random_key("hash");
  const std::string by_push = "push() lets grow() announce the change.";
  expect_change(
      client, list,
      [&] {
        client.sends({"RPUSH", list, "a", "b"}).gets(integer(2));
      },
      by_push);
  expect_change(
      client, list,
      [&] {
        client.sends({"RPUSH", list, "c"}).gets(integer(3));
      },
      by_push);
  expect_change(client, list, [&] { client.sends({"LPOP", list}).gets(bulk_string("a")); });
  expect_no_change(
      client, list,
      [&] {
        client.sends({"LPOP", list, "0"}).gets(array({}));
      },
      "pop() took nothing.");
  expect_change(client, list, [&] { client.sends({"LPOP", list, "2"}).gets_any_reply(); });
  expect_change(client, hash, [&] { client.sends({"HSET", hash, "a", "x"}).gets(integer(1)); });
  expect_no_change(client, hash, [&] { client.sends({"HINCRBY", hash, "a", "1"}).gets_any_reply(); });
  expect_change(client, hash, [&] { client.sends({"HINCRBY", hash, "b", "1"}).gets(integer(1)); });
  expect_change(client, hash, [&] { client.sends({"HDEL", hash, "a"}).gets(integer(1)); });
  expect_change(client, hash, [&] { client.sends({"HDEL", hash, "b"}).gets(integer(1)); });
  expect_info(client, "stats", "expired_keys:0", "Use Change::written and Change::erased: no key expired.");
}
