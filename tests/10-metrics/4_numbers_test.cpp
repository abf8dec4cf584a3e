// Times, keys, and rates.
#include "asking.hpp"
#include "common/clock.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;
using mini_redis::Milliseconds;

namespace {

// A rate, which begins at an hour after 1970.
class Rate {
 public:
  void sample(std::int64_t count, Milliseconds after_start) const {
    rate_.run("sample", {std::to_string(count), std::to_string((start + after_start).count())});
  }
  void expect(std::int64_t expected, const std::string& after, const std::string& why = "") const {
    const std::string found = rate_.run("per second")[0];
    if (found == std::to_string(expected)) return;
    fail(Verdict::wrong, {}, after + ": expected " + std::to_string(expected) + " per second, got " + found,
         why);
  }

 private:
  static constexpr Milliseconds start = 1h;

  FixtureHandle rate_{"rate", {std::to_string(start.count())}};
};

void expect_average() {
  const std::string text = FixtureHandle("counting", {}).run("keyspace")[0];
  const std::string expected = "db0:keys=2,expires=2,avg_ttl=2250\r\n";
  if (text != expected)
    fail(Verdict::wrong, {},
         "two keys, with 1500 and 3000 ms to live: expected\n" + expected + "got\n" + text,
         "average_ttl() is the mean, in milliseconds.");
}

}  // namespace

TEST_CASE("times are shown in microseconds", "[4 points]") {
  about("info.cpp", "write_command_stats",
        "The times are stored in nanoseconds, because a command may take less than a microsecond. Divide as "
        "late as you can.");
  const std::int64_t calls = random_number(2, 9);
  const Words told = FixtureHandle("counting", {}).run("times", {std::to_string(calls)});
  const std::string expected =
      "cmdstat_get:calls=" + std::to_string(calls) + ",usec=" + std::to_string(calls * 1750 / 1000) +
      ",usec_per_call=1.75,rejected_calls=0,failed_calls=0\r\n"
      "cmdstat_incr:calls=1,usec=5000,usec_per_call=5001.00,rejected_calls=1,failed_calls=0\r\n"
      "cmdstat_set:calls=0,usec=0,usec_per_call=0.00,rejected_calls=1,failed_calls=0\r\n";
  if (told[0] != expected)
    fail(Verdict::wrong, {},
         std::to_string(calls) +
             " GETs of 1750 ns each, one INCR of 5000999 ns, one SET and one INCR "
             "rejected: expected\n" +
             expected + "got\n" + told[0]);
  if (told[1] != std::to_string(calls * 1750 + 5'000'999))
    fail(Verdict::wrong, {}, "the time of all commands together isn't the sum of theirs",
         "count_time() adds to both.");
}

TEST_CASE("the keyspace has one line when there are keys", "[3 points]") {
  about("info.cpp", "write_keyspace",
        "Write \"db0\", and after it keys, expires and avg_ttl, with commas between them.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::int64_t keys = random_number(3, 9), expiring = random_number(1, keys - 1);
  for (int i = 0; i < keys; ++i) client.sends({"SET", "key" + std::to_string(i), "value"}).gets(ok);
  for (int i = 0; i < expiring; ++i)
    client.sends({"EXPIRE", "key" + std::to_string(i), "1000"}).gets(integer(1));
  const std::string value = field(client, "keyspace", "db0");
  const std::string counts = "keys=" + std::to_string(keys) + ",expires=" + std::to_string(expiring);
  if (!matches(value, counts + R"(,avg_ttl=\d+)"))
    client.objects(std::to_string(keys) + " keys, of which " + std::to_string(expiring) +
                   " expire: expected\n  db0:" + counts + ",avg_ttl=...\ngot\n  db0:" + value);
  expect_average();
}

TEST_CASE("a rate is what a counter grows by in a second", "[4 points]") {
  about("rate.cpp", "Rate::sample",
        "Take how much it grew, times 1000, divided by the milliseconds that this took.");
  const std::int64_t per_second = random_number(1000, 100'000) * 10;
  for (const auto period : {100ms, 250ms, 1000ms, 2000ms}) {
    const Rate rate;
    for (int i = 1; i <= 16; ++i) rate.sample(per_second * i * period.count() / 1000, i * period);
    rate.expect(per_second, "sixteen samples, " + std::to_string(period.count()) + " ms apart");
  }
  const Rate quick, uneven;
  quick.sample(16, 1ms);
  quick.expect(1000, "one sample, of 16 in a millisecond");
  for (int i = 1; i <= 16; ++i) uneven.sample(1999 * i, i * 2000ms);
  uneven.expect(999, "sixteen samples, each of 1999 in two seconds", "Each is rounded down to 999.");
}

TEST_CASE("a rate is the mean of the last sixteen samples", "[4 points]") {
  about("rate.cpp", "Rate::per_second",
        "All sixteen places count, even those that still have 0. The seventeenth sample takes the place of "
        "the first.");
  const Rate rate;
  Milliseconds now = 0ms;
  rate.expect(0, "no sample at all");
  std::int64_t count = 1600;
  rate.sample(count, now += 1000ms);
  rate.expect(100, "one sample of 1600 in a second", "Fifteen places are still empty: 1600 / 16.");
  rate.sample(count += 160, now += 1000ms);
  rate.expect(110, "a second sample, of 160");
  for (int i = 0; i < 14; ++i) rate.sample(count, now += 1000ms);
  const std::string in_turn = "Rate::sample() puts a new sample in the place of the oldest of sixteen.";
  rate.expect(110, "and fourteen in which nothing happened", in_turn);
  rate.sample(count, now += 1000ms);
  rate.expect(10, "one more: the first is forgotten", in_turn);
  rate.sample(count, now += 1000ms);
  rate.expect(0, "and one more: the second is, too", in_turn);
  rate.sample(count + 15, now += 1000ms);
  rate.expect(0, "and one of 15", "15 / 16 is rounded down.");
}

TEST_CASE("a rate is 0 when no time has passed", "[2 points]") {
  about("rate.cpp", "Rate::sample", "The difference of two times may be 0, or negative. Don't divide by 0.");
  const Rate rate, still;
  rate.sample(1'000'000, 0ms);
  rate.expect(0, "a sample at the very moment of the start");
  for (int i = 1; i <= 16; ++i) still.sample(1'000'000, 0ms);
  still.expect(0, "sixteen of them", "If no time has passed, a sample is 0.");
  rate.sample(2'000'000, -5s);
  rate.expect(0, "a sample after the clock was set back");
  rate.sample(2'000'160, -4s);
  rate.expect(10, "160 more, a second later",
              "The last count and the last time are those of the last sample.");
}

TEST_CASE("INFO shows how many commands run per second", "[3 points]") {
  about("rate.cpp", "Rate::per_second",
        "It's in instantaneous_ops_per_sec. Here, a client sends twenty commands in a tenth of a second, "
        "again and again.");
  RedisUnderTest server({.sampling_period = 20ms});
  TestClient client = server.connects();

  std::string pings, pongs;
  for (int i = 0; i < 20; ++i) pings += "PING\r\n", pongs += "+PONG\r\n";
  const auto end = std::chrono::steady_clock::now() + test_time() - 1s;
  for (std::int64_t told = 0; told < 40; told = number(client, "stats", "instantaneous_ops_per_sec")) {
    if (std::chrono::steady_clock::now() > end)
      client.objects("with 20 commands in each tenth of a second, it should get to about 200; it's at " +
                         std::to_string(told),
                     "Rate::sample() computes the growth per second, and Rate::per_second() the mean.");
    client.sends_bytes(pings).gets_bytes(pongs);
    server.time_passes(100ms);
  }
}
