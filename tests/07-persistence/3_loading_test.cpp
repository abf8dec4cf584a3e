// Snapshots that somebody else has written, or that are damaged.
#include "07-persistence/snapshot_file.hpp"
#include "support/catch.hpp"
#include "support/random_values.hpp"

using namespace mini_redis::testing;
using namespace std::string_literals;

namespace {

// Written by redis-server 7.0.15, with four keys.
const std::string of_redis_7 =
    "\x52\x45\x44\x49\x53\x30\x30\x31\x30\xfa\x09\x72\x65\x64\x69\x73\x2d\x76\x65\x72\x06\x37\x2e\x30"
    "\x2e\x31\x35\xfa\x0a\x72\x65\x64\x69\x73\x2d\x62\x69\x74\x73\xc0\x40\xfa\x05\x63\x74\x69\x6d\x65"
    "\xc2\x28\xfa\x01\x6b\xfa\x08\x75\x73\x65\x64\x2d\x6d\x65\x6d\xc2\x08\x18\x0f\x00\xfa\x08\x61\x6f"
    "\x66\x2d\x62\x61\x73\x65\xc0\x00\xfe\x00\xfb\x04\x01\x12\x04\x6c\x69\x73\x74\x01\x02\x28\x28\x00"
    "\x00\x00\x05\x00\x83\x6f\x6e\x65\x04\x02\x01\xde\xd4\x02\xf2\x70\x11\x01\x04\x90\x61\x20\x6c\x6f"
    "\x6e\x67\x65\x72\x20\x65\x6c\x65\x6d\x65\x6e\x74\x11\xff\xfc\x00\xd8\xc3\x2c\xbb\x03\x00\x00\x00"
    "\x06\x6e\x75\x6d\x62\x65\x72\xc1\xc7\xcf\x10\x04\x68\x61\x73\x68\x1e\x1e\x00\x00\x00\x04\x00\x85"
    "\x66\x69\x65\x6c\x64\x06\x85\x76\x61\x6c\x75\x65\x06\x0c\x01\x85\x68\x65\x6c\x6c\x6f\x06\xff\x00"
    "\x0a\x63\x6f\x6d\x70\x72\x65\x73\x73\x65\x64\xc3\x1b\x40\x64\x0d\x74\x6f\x20\x62\x65\x20\x6f\x72"
    "\x20\x6e\x6f\x74\x20\x74\x40\x0c\x00\x2c\x80\x06\xe0\x40\x13\x01\x2c\x20\xff\xe0\x7e\xf8\x64\x4f"
    "\x39\x9b\xa3"s;

}  // namespace

TEST_CASE("a length is read in all its forms", "[3 points]") {
  about("rdb_reader.cpp", "RdbReader::length",
        "The first two bits say which form it is, except for 0x80 and 0x81, which are whole bytes. The "
        "highest byte comes first.");
  PersistentRedis redis = PersistentRedis::not_started();

  const std::string key = random_key(), word = random_word(), text = random_bytes(300),
                    large = large_text(20'000);
  redis.writes("dump.rdb", snapshot_of(string_entry(key + "1", "\x0a" + word) +
                                       string_entry(key + "2", "\x41\x2c" + text) +
                                       string_entry(key + "3", "\x40\x0a" + word) +
                                       string_entry(key + "4", "\x80\0\0\x4e\x20"s + large) +
                                       string_entry(key + "5", "\x81" + highest_first(300, 8) + text)));
  redis.starts();
  TestClient client = redis.connects();
  client.sends({"GET", key + "1"}).gets(bulk_string(word));
  client.sends({"GET", key + "2"}).gets(bulk_string(text), "Two bytes: 0x41 0x2c is 300.");
  client.sends({"GET", key + "3"}).gets(bulk_string(word), "A short length may be written in a long form.");
  client.sends({"GET", key + "4"}).gets(bulk_string(large), "0x80, and four bytes.");
  client.sends({"GET", key + "5"}).gets(bulk_string(text), "0x81, and eight bytes.");
}

TEST_CASE("a number is read as text", "[4 points]") {
  about(
      "rdb_reader.cpp", "RdbReader::string",
      "It's one, two or four bytes, the lowest first, with a sign: std::int8_t, std::int16_t, std::int32_t.");
  PersistentRedis redis = PersistentRedis::not_started();

  const std::string prefix = random_key();
  std::string entries;
  std::vector<std::pair<std::string, std::string>> expected;
  const auto add = [&](std::int64_t number, const std::string& front, std::size_t size) {
    expected.emplace_back(prefix + std::to_string(expected.size()), std::to_string(number));
    entries += string_entry(expected.back().first, front + lowest_first(number, size));
  };
  for (const std::int64_t number : {-128, -1, 0, 127}) add(number, "\xc0", 1);
  for (const std::int64_t number : {-32768, -300, 300, 32767}) add(number, "\xc1", 2);
  for (const std::int64_t number : {-2147483647 - 1, -70000, 70000, 2147483647}) add(number, "\xc2", 4);
  redis.writes("dump.rdb", snapshot_of(entries + "\0\xc0\x07\x05seven"s));
  redis.starts();
  TestClient client = redis.connects();
  for (const auto& [key, value] : expected) client.sends({"GET", key}).gets(bulk_string(value));
  client.sends({"GET", "7"})
      .gets(bulk_string("seven"), "A key is a string like any other: it may be a number.");
}

TEST_CASE("a snapshot written by Redis is read", "[3 points]") {
  about("rdb_reader.cpp", "RdbReader::string",
        "Redis compresses long strings and packs small lists and hashes into one string: compressed() is the "
        "fourth form.");
  PersistentRedis redis = PersistentRedis::not_started();

  redis.writes("dump.rdb", of_redis_7);
  redis.starts();
  TestClient client = redis.connects();
  std::string compressed;
  for (int i = 0; i < 5; ++i) compressed += "to be or not to be, ";
  client.sends({"GET", "compressed"}).gets(bulk_string(compressed));
  client.sends({"GET", "number"}).gets(bulk_string("-12345"));
  client.sends({"EXPIRETIME", "number"}).gets(integer(4'102'444'800));
  client.sends({"LRANGE", "list", "0", "-1"})
      .gets(array({bulk_string("one"), bulk_string("2"), bulk_string("-300"), bulk_string("70000"),
                   bulk_string("a longer element")}));
  client.sends({"HMGET", "hash", "field", "12"}).gets(array({bulk_string("value"), bulk_string("hello")}));
  client.sends({"DBSIZE"}).gets(integer(4));
}

TEST_CASE("an invalid length or string is refused", "[3 points]") {
  about("rdb_reader.cpp", "RdbReader::length",
        "If you don't know the first byte or the encoding, call corrupt().");
  const std::string key = random_key(), value = random_word();

  const auto refuses = [&](const std::string& stored, const std::string& why) {
    PersistentRedis redis = PersistentRedis::not_started();
    redis.writes("dump.rdb", snapshot_of(string_entry(key, stored)));
    redis.refuses_to_start({"dump.rdb", "at byte"}, why);
  };
  for (const std::size_t bytes : {4, 8})
    refuses("\x82" + highest_first(10, bytes) + value, "No length begins with 0x82.");
  refuses("\xbf" + highest_first(10, 4) + value, "No length begins with 0xbf.");
  for (const std::string& rest : {""s, "abcd"s})
    refuses("\xc4" + rest,
            "0xc4 would be encoding 4, but the last one is 3. RdbReader::length() says that it's an "
            "encoding, and RdbReader::string() must refuse it.");
  refuses("\xff",
          "0xff would be encoding 63, but the last one is 3. RdbReader::length() says that it's an encoding, "
          "and RdbReader::string() must refuse it.");
}

TEST_CASE("a snapshot that is damaged or cut off is refused", "[3 points]") {
  about("rdb_reader.cpp", "RdbReader::string",
        "bytes() refuses to read past the end: call it before you allocate any memory.");
  PersistentRedis redis;
  TestClient client = redis.connects();

  const std::string key = random_key(), value = random_word(30);
  client.sends({"SET", key, value}).gets(simple_string("OK"));
  client.sends({"SAVE"}).gets(simple_string("OK"));
  redis.is_killed();
  const std::string dump = redis.reads("dump.rdb");
  if (dump.find(value) == dump.npos)
    fail(Verdict::wrong, {},
         "expected dump.rdb to have the value " + in_quotes(value) + "\nit has   " + in_quotes(dump),
         "SAVE calls rdb_save(): header(), entry() for each key, and footer(), which writes the rest.");

  redis.writes("dump.rdb",
               snapshot_of(string_entry(key, "\x81" + highest_first(std::int64_t{1} << 61, 8) + value)));
  redis.refuses_to_start({"dump.rdb", "at byte"}, "The value says that it has 2^61 bytes.");
  redis.writes("dump.rdb", snapshot_of(string_entry(key, "\x40\xc8" + value)));
  redis.refuses_to_start({"dump.rdb", "at byte"}, "The value says that it has 200 bytes, and the file ends.");
  redis.writes("dump.rdb", dump.substr(0, dump.find(value) + 20));
  redis.refuses_to_start({"dump.rdb", "at byte"}, "The file ends in the middle of the value.");
  std::string damaged = dump;
  damaged[dump.find(value) + 7] ^= 1;
  redis.writes("dump.rdb", damaged);
  redis.refuses_to_start({"dump.rdb", "checksum"}, "One bit has changed.");
}
