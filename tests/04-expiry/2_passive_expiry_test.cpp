// Passive expiry: an expired key is gone for everybody who asks for it.
#include "support/catch.hpp"
#include "support/info.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

namespace {

std::string key_for_one_second(TestClient& client, const std::string& value) {
  const std::string key = random_key();
  client.sends({"SET", key, value}).gets(simple_string("OK"));
  client.sends({"EXPIRE", key, "1"}).gets(integer(1));
  return key;
}

}  // namespace

TEST_CASE("a key is there until its time has come and not after", "[6 points]") {
  about("expiry.cpp", "expire_if_needed",
        "Compare expires_at with the database's now(), and erase the key if its time has come.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = key_for_one_second(client, "value");
  server.time_passes(700ms);
  client.sends({"GET", key}).gets(bulk_string("value"), "300 ms are left.");
  server.time_passes(400ms);
  client.sends({"GET", key}).gets(null_bulk_string(), "It expired 100 ms ago.");

  const std::string exact = key_for_one_second(client, "value");
  server.time_passes(1000ms);
  client.sends({"GET", exact})
      .gets(null_bulk_string(),
            "Its time is now, to the millisecond. That's not after the database's now(), so the key has "
            "expired.");
}

TEST_CASE("an expired key is gone for every command", "[5 points]") {
  about("expiry.cpp", "expire_if_needed",
        "All commands find keys through Database::find(), which asks this function.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string for_ttl = key_for_one_second(client, "a"), for_expire = key_for_one_second(client, "b"),
                    for_incr = key_for_one_second(client, "41");
  server.time_passes(1100ms);
  client.sends({"INCR", for_incr}).gets(integer(1), "It starts from 0, as for any missing key.");
  client.sends({"TTL", for_ttl})
      .gets(integer(-2), "ttl_command() must find keys in the same way as all other commands.");
  client.sends({"EXPIRE", for_expire, "100"})
      .gets(integer(0),
            "The key is gone, and EXPIRE can't bring it back. expire_command() must find keys in the same "
            "way as all other commands.");
  client.sends({"TTL", for_incr})
      .gets(integer(-1), "The new key has nothing from the old one, least of all its expiry.");
}

TEST_CASE("an expired key is erased when it is asked for", "[4 points]") {
  about("expiry.cpp", "expire_if_needed", "Hiding the key isn't enough: it would keep its memory forever.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = key_for_one_second(client, "value");
  client.sends({"DBSIZE"}).gets(integer(1));
  server.time_passes(1100ms);
  client.sends({"GET", key}).gets(null_bulk_string());
  client.sends({"DBSIZE"}).gets(integer(0));
  expect_info(client, "stats", "expired_keys:1",
              "The key expired, and no client deleted it: tell erase() so, with Change::expired.");
}

TEST_CASE("keys whose time has not come are left alone", "[4 points]") {
  about("expiry.cpp", "expire_if_needed",
        "Return true if you erased the key, and false if its time hasn't come.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string brief = key_for_one_second(client, "brief"), lasting = random_key(),
                    longer = random_key();
  client.sends({"SET", lasting, "lasting"}).gets(simple_string("OK"));
  client.sends({"SET", longer, "longer"}).gets(simple_string("OK"));
  client.sends({"EXPIRE", longer, "1000"}).gets(integer(1));
  server.time_passes(1100ms);
  client.sends({"GET", brief}).gets(null_bulk_string());
  client.sends({"GET", longer}).gets(bulk_string("longer"), "It has 999 seconds left.");
  client.sends({"GET", lasting}).gets(bulk_string("lasting"));
}
