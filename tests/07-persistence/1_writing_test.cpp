// The contents of a snapshot, byte by byte: it must be what Redis writes.
#include "07-persistence/snapshot_file.hpp"
#include "support/catch.hpp"
#include "support/random_values.hpp"

using namespace mini_redis::testing;
using namespace std::string_literals;

namespace {

const std::string type_string = "\0"s;

// The bytes that the writer produces for this.
std::string written(const std::string& what, const Words& arguments) {
  return FixtureHandle("rdb writer", {}).run(what, arguments)[0];
}

void expect_written(const std::string& what, const std::string& found, const std::string& expected,
                    const std::string& why) {
  if (found == expected) return;
  fail(Verdict::wrong, {}, what + "\nexpected  " + in_quotes(expected) + "\nwritten   " + in_quotes(found),
       why);
}

// For lengths too large for a real string.
void expect_length(std::uint64_t length, const std::string& expected) {
  expect_written("the length " + std::to_string(length), written("length", {std::to_string(length)}),
                 expected, "The highest byte of a length comes first.");
}

}  // namespace

TEST_CASE("a string is stored as its length and its bytes", "[4 points]") {
  about("rdb_writer.cpp", "RdbWriter::string",
        "Write length(), and then the bytes as they are; raw() takes any bytes.");
  PersistentRedis redis;
  TestClient client = redis.connects();

  const std::string word = random_key("word"), any = random_key("any");
  const std::string value = random_word(), bytes = random_bytes(40);
  store(client, word, value);
  store(client, any, bytes);
  save(client);
  expect_entry(redis, type_string, word, "\x0a" + value);
  expect_entry(redis, type_string, any, "\x28" + bytes, "A string may have any byte in it, even NUL.");
  expect_written("an empty string", written("string", {""}), "\0"s, "An empty string is a length of 0.");
}

TEST_CASE("a length takes as few bytes as it can", "[4 points]") {
  about("rdb_writer.cpp", "RdbWriter::length",
        "Take one byte up to 63, two up to 16383, five up to 2^32 - 1, and nine above that: the first two "
        "bits say which.");
  PersistentRedis redis;
  TestClient client = redis.connects();

  const auto stored = [&](std::size_t length, const std::string& front) {
    const std::string key = random_key("length-" + std::to_string(length)), value = random_bytes(length);
    store(client, key, value);
    save(client);
    expect_entry(redis, type_string, key, front + value,
                 "This is a value of " + std::to_string(length) + " bytes.");
  };
  stored(63, "\x3f");
  stored(64, "\x40\x40");
  stored(16383, "\x7f\xff");
  stored(16384, "\x80\0\0\x40\0"s);
  expect_length(0xffffffff, "\x80\xff\xff\xff\xff");
  expect_length(0x100000000, "\x81\0\0\0\x01\0\0\0\0"s);
}

TEST_CASE("a small number is stored as a number", "[4 points]") {
  about("rdb_writer.cpp", "RdbWriter::string",
        "parse_integer() says whether it's a number. If it doesn't fit into one, two or four bytes, it stays "
        "a string.");
  PersistentRedis redis;
  TestClient client = redis.connects();

  const auto stored = [&](std::int64_t number, const std::string& front, std::size_t size) {
    const std::string key = random_key("number"), value = std::to_string(number);
    store(client, key, value);
    save(client);
    expect_entry(redis, type_string, key, size ? front + lowest_first(number, size) : front + value,
                 "The value is " + value + ".");
  };
  for (const std::int64_t number : {-128, 127, 0}) stored(number, "\xc0", 1);
  for (const std::int64_t number : {-129, 128, -32768, 32767}) stored(number, "\xc1", 2);
  for (const std::int64_t number : {-32769, 32768, -2147483647 - 1, 2147483647}) stored(number, "\xc2", 4);
  stored(2147483648, "\x0a", 0);
  stored(-2147483649, "\x0b", 0);
}

TEST_CASE("text that only looks like a number stays a string", "[2 points]") {
  about("rdb_writer.cpp", "RdbWriter::string",
        "The reader turns the number into text again. So only store a text as a number if that gives the "
        "same text.");
  PersistentRedis redis;
  TestClient client = redis.connects();

  const std::vector<std::string> texts{"007", "-0", "+5", " 5", "5 ", "5.0", "1e3", "0x10", "-"};
  const std::string prefix = random_key("text");
  for (const std::string& text : texts) store(client, prefix + text, text);
  save(client);
  redis.is_killed();
  redis.starts();
  client = redis.connects();
  for (const std::string& text : texts) client.sends({"GET", prefix + text}).gets(bulk_string(text));
}

TEST_CASE("lists and hashes come back as they were", "[4 points]") {
  about("rdb_writer.cpp", "RdbWriter::entry",
        "Write the type and the key; how many elements there are; and each element, or each field and its "
        "value, as a string().");
  PersistentRedis redis;
  TestClient client = redis.connects();

  const std::string list = random_key("list"), hash = random_key("hash"), a = random_word(),
                    b = random_bytes(70);
  client.sends({"RPUSH", list, a, "7", "", b}).gets(integer(4));
  client.sends({"HSET", hash, a, b, "12", "-300", b, a}).gets(integer(3));
  save(client);
  redis.is_killed();
  redis.starts();
  client = redis.connects();
  client.sends({"LRANGE", list, "0", "-1"})
      .gets(array({bulk_string(a), bulk_string("7"), bulk_string(""), bulk_string(b)}));
  client.sends({"HLEN", hash}).gets(integer(3));
  client.sends({"HMGET", hash, a, "12", b})
      .gets(array({bulk_string(b), bulk_string("-300"), bulk_string(a)}));
}

TEST_CASE("the expiry of a key comes before its type", "[3 points]") {
  about(
      "rdb_writer.cpp", "RdbWriter::entry",
      "Write rdb::opcode::expires_at_ms and the milliseconds since 1970, in eight bytes, the lowest first.");
  PersistentRedis redis;
  TestClient client = redis.connects();

  const std::string key = random_key(), lasting = random_key("lasting"), value = random_word();
  const std::int64_t when = random_number(4'000'000'000'000, 5'000'000'000'000);
  client.sends({"SET", key, value, "PXAT", std::to_string(when)}).gets(simple_string("OK"));
  store(client, lasting, value);
  save(client);
  expect_entry(redis, "\xfc" + lowest_first(when, 8) + type_string, key, "\x0a" + value,
               "rdb_save() calls RdbWriter::entry() for every key, whether it expires or not.");
  expect_written("a key that doesn't expire", written("entry", {lasting, value}),
                 type_string + static_cast<char>(lasting.size()) + lasting + "\x0a" + value,
                 "It has no expiry, so nothing comes before its type.");
  redis.is_killed();
  redis.starts();
  client = redis.connects();
  client.sends({"EXPIRETIME", key}).gets(integer((when + 500) / 1000));
  client.sends({"TTL", lasting}).gets(integer(-1), "It had no expiry when it was saved.");
}
