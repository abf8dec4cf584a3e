// From the log back to the keys: whole commands, whole transactions, and nothing else.
#include "the_log.hpp"

using namespace mini_redis::testing;

namespace {

// A server that was killed; something else is written to its log, and it starts again.
void finds_in_its_log(PersistentRedis& redis, const std::string& bytes) {
  redis.is_killed();
  redis.writes(the_log, redis.reads(the_log) + bytes);
  redis.starts();
}

}  // namespace

TEST_CASE("a torn command at the end is cut off", "[4 points]") {
  about("aof_replay.cpp", "replay",
        "Return the place where the valid part of the log ends: the server goes on writing there.");
  PersistentRedis redis(appending());
  const std::string key = random_key(), value = random_word();
  redis.connects().sends({"SET", key, value}).gets(ok);

  const std::string torn = record({"SET", key, "torn"});
  finds_in_its_log(redis,
                   torn.substr(0, static_cast<std::size_t>(random_number(1, std::int64_t(torn.size()) - 1))));
  redis.connects()
      .sends({"GET", key})
      .gets(bulk_string(value), "The torn command was never answered, so don't run it.");
  redis.connects().sends({"SET", key + "-2", value}).gets(ok);

  is_killed_and_starts(redis);
  TestClient client = redis.connects();
  client.sends({"GET", key}).gets(bulk_string(value));
  client.sends({"GET", key + "-2"})
      .gets(bulk_string(value), "It was written after the cut, so it can be read.");

  client.sends({"SAVE"}).gets(ok);
  redis.is_killed();
  redis.writes(the_log, redis.reads("dump.rdb"));
  for (int start = 0; start < 2; ++start) is_killed_and_starts(redis);
  redis.connects()
      .sends({"GET", key})
      .gets(bulk_string(value),
            "A log may be just a snapshot: nothing is torn, and reader.offset() is its end.");
}

TEST_CASE("an unfinished transaction did not happen", "[4 points]") {
  about("aof_replay.cpp", "replay", "The valid part ends after the last command outside of a transaction.");
  PersistentRedis redis(appending());
  const std::string key = random_key(), value = random_word();
  {
    TestClient client = redis.connects();
    client.sends({"MULTI"}).gets(ok);
    client.sends({"SET", key, value}).gets(simple_string("QUEUED"));
    client.sends({"SET", key + "-2", value}).gets(simple_string("QUEUED"));
    client.sends({"EXEC"}).gets(array({ok, ok}));
  }
  finds_in_its_log(redis,
                   record({"MULTI"}) + record({"SET", key, "half"}) + record({"SET", key + "-2", "half"}));
  {
    TestClient client = redis.connects();
    client.sends({"MGET", key, key + "-2"})
        .gets(array({bulk_string(value), bulk_string(value)}),
              "The first MULTI has its EXEC, so it was run. The second one has none.");
    client.sends({"SET", key, "later"}).gets(ok);
  }
  is_killed_and_starts(redis);
  redis.connects()
      .sends({"MGET", key, key + "-2"})
      .gets(array({bulk_string("later"), bulk_string(value)}),
            "Cut off the open MULTI, too, or the next command in the log becomes part of it.");
}

TEST_CASE("a log may be torn at any byte", "[3 points]") {
  about("aof_replay.cpp", "AofReader::next",
        "If there's no whole command left, return false, wherever in the command the file ends.");
  const std::string one = record({"SET", "a", random_word()}), two = record({"INCR", "n"}), log = one + two;
  PersistentRedis redis(appending());
  for (std::size_t size = 0; size <= log.size(); ++size) {
    redis.is_killed();
    redis.writes(the_log, log.substr(0, size));
    redis.starts();
    const std::size_t expected = size == log.size() ? size : size < one.size() ? 0 : one.size();
    const std::size_t end = redis.reads(the_log).size();
    if (end == expected) continue;
    fail(Verdict::wrong, {},
         "a log of a SET, " + std::to_string(one.size()) + " bytes, and an INCR, " +
             std::to_string(two.size()) + " bytes, cut off at byte " + std::to_string(size) +
             ":\nexpected its end at byte " + std::to_string(expected) + ", the server leaves it at byte " +
             std::to_string(end),
         "replay() returns the place where the last whole command ends.");
  }
}

TEST_CASE("lines that begin with a hash sign are skipped", "[2 points]") {
  about("aof_replay.cpp", "AofReader::next", "Call skip_annotations() before each command.");
  const std::string value = random_word(),
                    note = "#TS:" + std::to_string(random_number(1'600'000'000, 1'700'000'000)) + "\r\n";
  PersistentRedis redis(appending());
  finds_in_its_log(redis,
                   note + record({"SET", "a", value}) + note + note + record({"SET", "b", "#" + value}));
  TestClient client = redis.connects();
  client.sends({"GET", "a"}).gets(bulk_string(value));
  client.sends({"GET", "b"})
      .gets(bulk_string("#" + value), "Inside a command, a hash sign is a byte like any other.");
}

TEST_CASE("a corrupt command keeps the server from starting", "[2 points]") {
  about("aof_replay.cpp", "AofReader::next",
        "Bytes that can't become a command aren't a torn tail: if you cut them off, you throw away "
        "everything after them.");
  PersistentRedis redis(appending());
  const std::string key = random_key();
  redis.connects().sends({"SET", key, "1"}).gets(ok);
  redis.is_killed();
  const std::string log = redis.reads(the_log), more = record({"SET", key, "2"});
  const std::vector<std::string> corrupt = {"SET key 3\r\n", "3\r\n$3\r\nSET\r\n", "*x\r\n",
                                            "*0\r\n",        "*1\r\n+SET\r\n",     "*1\r\n$x\r\n"};
  for (const std::string& bytes : corrupt) {
    redis.writes(the_log, log + bytes + more);
    redis.refuses_to_start({the_log, "byte " + std::to_string(log.size())},
                           "The log goes on with " + in_quotes(bytes) + ".");
  }
  redis.writes(the_log, log + more);
  redis.starts();
  redis.connects().sends({"GET", key}).gets(bulk_string("2"), "Nothing was cut off in the meantime.");
}
