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
        "Compare expires_at with the database's now(); erase what is over.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = key_for_one_second(client, "value");
  server.time_passes(700ms);
  client.sends({"GET", key}).gets(bulk_string("value"), "300 ms are left.");
  server.time_passes(400ms);
  client.sends({"GET", key}).gets(null_bulk_string(), "Its time was over 100 ms ago.");

  const std::string exact = key_for_one_second(client, "value");
  server.time_passes(1000ms);
  client.sends({"GET", exact})
      .gets(null_bulk_string(),
            "Its time is now, to the millisecond: that is not after the database's now().");
}

TEST_CASE("a key whose time has come is gone for every command", "[5 points]") {
  about("expiry.cpp", "expire_if_needed",
        "All commands find keys through Database::find(), which asks this function.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string for_ttl = key_for_one_second(client, "a"), for_expire = key_for_one_second(client, "b"),
                    for_incr = key_for_one_second(client, "41");
  server.time_passes(1100ms);
  client.sends({"INCR", for_incr}).gets(integer(1), "It starts from 0, as for any missing key.");
  client.sends({"TTL", for_ttl}).gets(integer(-2), "ttl_command() has to find keys like all others.");
  client.sends({"EXPIRE", for_expire, "100"})
      .gets(integer(0),
            "What is gone cannot be brought back; expire_command() has to find keys like all others.");
  client.sends({"TTL", for_incr})
      .gets(integer(-1), "The new key has nothing of the old one, its expiry least of all.");
}

TEST_CASE("a key that was asked for too late is erased", "[4 points]") {
  about("expiry.cpp", "expire_if_needed", "Hiding it is not enough: it would keep its memory for ever.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = key_for_one_second(client, "value");
  client.sends({"DBSIZE"}).gets(integer(1));
  server.time_passes(1100ms);
  client.sends({"GET", key}).gets(null_bulk_string());
  client.sends({"DBSIZE"}).gets(integer(0));
  expect_info(client, "stats", "expired_keys:1",
              "It has expired, and nobody has deleted it: erase() wants to know, Change::expired.");
}

TEST_CASE("keys whose time has not come are left alone", "[4 points]") {
  about("expiry.cpp", "expire_if_needed",
        "True means: it was erased. False for a key whose time has not come.");
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
