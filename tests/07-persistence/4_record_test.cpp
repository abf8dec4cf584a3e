// What the log records for a command.
#include "the_log.hpp"

using namespace mini_redis::testing;
using mini_redis::Milliseconds;

TEST_CASE("answered commands are there after a kill", "[3 points]") {
  about("aof_writer.cpp", "AofWriter::append",
        "The log has every command that changed something, one after another.");
  PersistentRedis redis(appending());
  const std::string key = random_key(), value = random_word(), number = random_key("n"),
                    list = random_key("list");
  {
    TestClient client = redis.connects();
    client.sends({"SET", key, "another"}).gets(ok);
    client.sends({"SET", key, value}).gets(ok);
    client.sends({"INCR", number}).gets(integer(1));
    client.sends({"INCR", number}).gets(integer(2));
    client.sends({"RPUSH", list, "a", value}).gets(integer(2));
  }
  expects_in_log(redis, record({"SET", key, "another"}) + record({"SET", key, value}) +
                            record({"INCR", number}) + record({"INCR", number}) +
                            record({"RPUSH", list, "a", value}));
  is_killed_and_starts(redis);
  TestClient client = redis.connects();
  client.sends({"GET", key}).gets(bulk_string(value), "The log has it: replay() plays every command.");
  client.sends({"GET", number})
      .gets(bulk_string("2"), "The log has INCR twice: replay() must play each of them once.");
  client.sends({"LRANGE", list, "0", "-1"}).gets(array({bulk_string("a"), bulk_string(value)}));
}

TEST_CASE("any bytes come back from the log", "[3 points]") {
  about("aof_writer.cpp", "AofWriter::append", "Words are bulk strings: a length, and then any bytes.");
  PersistentRedis redis(appending());
  const std::string key = random_bytes(40), value = random_bytes(1000), large = large_text(200'000);
  {
    TestClient client = redis.connects();
    client.sends({"SET", key, value}).gets(ok);
    client.sends({"SET", key + "-large", large}).gets(ok);
    client.sends({"SET", key + "-empty", ""}).gets(ok);
  }
  expects_in_log(redis, record({"SET", key, value}) + record({"SET", key + "-large", large}) +
                            record({"SET", key + "-empty", ""}));
  is_killed_and_starts(redis);
  TestClient client = redis.connects();
  client.sends({"GET", key}).gets(bulk_string(value));
  client.sends({"GET", key + "-large"})
      .gets(bulk_string(large),
            "The log has it. AofReader::next() must read on until the command is whole: a command may be "
            "larger than one read.");
  client.sends({"GET", key + "-empty"}).gets(bulk_string(""));
}

namespace {

// A key for each way to set its time, and that time.
struct Timed {
  std::string key;
  std::vector<std::string> command;
};

std::vector<Timed> timed_keys(const std::string& value) {
  const auto n = [] { return std::to_string(random_number(100, 10'000)); };
  const auto ms = [] { return std::to_string(random_number(100'000, 10'000'000)); };
  std::vector<Timed> keys;
  const auto add = [&](const std::string& kind, std::vector<std::string> command) {
    keys.push_back({random_key(kind), std::move(command)});
    keys.back().command.insert(keys.back().command.begin() + 1, keys.back().key);
  };
  add("expire", {"EXPIRE", n()});
  add("pexpire", {"PEXPIRE", ms()});
  add("getex", {"GETEX", "EX", n()});
  add("set-ex", {"SET", value, "EX", n()});
  add("set-px", {"SET", value, "px", ms()});
  add("setex", {"SETEX", n(), value});
  add("psetex", {"PSETEX", ms(), value});
  return keys;
}

// When the key expires, in milliseconds of Unix time, according to the server.
std::string end_of(TestClient& client, const std::string& key) {
  const std::string reply = client.sends({"PEXPIRETIME", key}).gets_any_reply();
  return reply.substr(1, reply.find('\r') - 1);
}

}  // namespace

TEST_CASE("a key ends at the same moment after a restart", "[4 points]") {
  about("aof_record.cpp", "append_record",
        "\"In ten seconds\" would start again at each replay. Log the moment instead: PEXPIREAT, PXAT.");
  PersistentRedis redis(appending());
  const std::string value = random_word();
  const auto keys = timed_keys(value);
  std::vector<std::string> ends;
  {
    TestClient client = redis.connects();
    for (const Timed& timed : keys) {
      client.sends({"SET", timed.key, value}).gets(ok);
      client.sends(timed.command).gets_any_reply();
      ends.push_back(end_of(client, timed.key));
    }
  }
  redis.time_passes(Milliseconds(30));
  is_killed_and_starts(redis);
  TestClient client = redis.connects();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    client.sends({"GET", keys[i].key}).gets(bulk_string(value));
    client.sends({"PEXPIRETIME", keys[i].key}).gets(integer(std::stoll(ends[i])));
  }
}

TEST_CASE("the log says when and not for how long", "[3 points]") {
  about("aof_record.cpp", "append_record",
        "Write \"PEXPIREAT key milliseconds\" or \"SET key value PXAT milliseconds\".");
  PersistentRedis redis(appending());
  const std::string value = random_word(), key = random_key();
  TestClient client = redis.connects();
  const auto is_logged = [&](const std::vector<std::string>& command, const std::vector<std::string>& words) {
    client.sends(command).gets_any_reply();
    std::vector<std::string> expected = words;
    expected.push_back(end_of(client, key));
    expects_in_log(redis, record(expected));
  };
  client.sends({"SET", key, value}).gets(ok);
  is_logged({"EXPIRE", key, "1000"}, {"PEXPIREAT", key});
  is_logged({"EXPIREAT", key, "4000000000"}, {"PEXPIREAT", key});
  is_logged({"GETEX", key, "PX", "123456"}, {"PEXPIREAT", key});
  is_logged({"SETEX", key, "2000", value + "1"}, {"SET", key, value + "1", "PXAT"});
  is_logged({"SET", key, value + "2", "EX", "3000"}, {"SET", key, value + "2", "PXAT"});
}

TEST_CASE("the log says what a key became", "[3 points]") {
  about("aof_record.cpp", "append_record",
        "The time in a command may be over, or the command may have removed it: look at the key, not at the "
        "command.");
  PersistentRedis redis(appending());
  const std::string gone = random_key("gone"), taken = random_key("taken"), kept = random_key("kept");
  {
    TestClient client = redis.connects();
    for (const std::string& key : {gone, taken, kept}) client.sends({"SET", key, "v", "EX", "1000"}).gets(ok);
    client.sends({"EXPIRE", gone, "-1"}).gets(integer(1));
    client.sends({"GETEX", taken, "PERSIST"}).gets(bulk_string("v"));
    client.sends({"PERSIST", kept}).gets(integer(1));
    client.sends({"SET", kept, "w"}).gets(ok);
  }
  expects_in_log(redis, record({"DEL", gone}));
  expects_in_log(redis, record({"PERSIST", taken}));
  is_killed_and_starts(redis);
  TestClient client = redis.connects();
  client.sends({"EXISTS", gone}).gets(integer(0), "EXPIRE with a time in the past deleted it.");
  client.sends({"TTL", taken}).gets(integer(-1), "GETEX PERSIST removed its expiry.");
  client.sends({"GET", kept}).gets(bulk_string("w"));
  client.sends({"TTL", kept}).gets(integer(-1), "After a SET without a time, the key lives forever.");
  client.sends({"FLUSHALL"}).gets(ok);
  expects_in_log(redis, record({"FLUSHALL"}));
  is_killed_and_starts(redis);
  redis.connects()
      .sends({"DBSIZE"})
      .gets(integer(0), "FLUSHALL is one word, and has no key: log it as it is.");
}
