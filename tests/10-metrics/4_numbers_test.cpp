// Times, keys, and rates.
#include "04-expiry/expiry.hpp"
#include "10-metrics/info.hpp"
#include "asking.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

namespace {

using mini_redis::Rate;

template <typename Test>
void in_this_process(Test test) {
  try {
    test();
  } catch (const mini_redis::NotImplemented&) {
    fail(Verdict::not_implemented, {}, "");
  }
}

void expect_rate(const Rate& rate, std::uint64_t expected, const std::string& after,
                 const std::string& why = "") {
  if (rate.per_second() == expected) return;
  fail(Verdict::wrong, {},
       after + ": expected " + std::to_string(expected) + " per second, got " +
           std::to_string(rate.per_second()),
       why);
}

void expect_average() {
  const FakeClock clock;
  mini_redis::Database db(clock, mini_redis::expire_if_needed);
  for (const auto& [key, left] : {std::pair{"a", 1500ms}, {"b", 3000ms}}) {
    db.set(key, mini_redis::Value());
    db.set_expiry(*db.find(key), clock.now() + left);
  }
  std::string text;
  mini_redis::InfoLines lines(text);
  write_keyspace(lines, db);
  const std::string expected = "db0:keys=2,expires=2,avg_ttl=2250\r\n";
  if (text != expected)
    fail(Verdict::wrong, {},
         "two keys, with 1500 and 3000 ms to live: expected\n" + expected + "got\n" + text,
         "average_ttl() is the mean, in milliseconds.");
}

}  // namespace

TEST_CASE("times are told in microseconds", "[4 points]") {
  about("info.cpp", "write_command_stats",
        "They are kept in nanoseconds, for a command may take less than a microsecond. Divide late.");
  in_this_process([] {
    mini_redis::Stats stats{mini_redis::TimePoint()};
    const std::int64_t calls = random_number(2, 9);
    for (int i = 0; i < calls; ++i) stats.count_call(stats.command("get"), "$-1\r\n");
    for (int i = 0; i < calls; ++i) stats.count_time(stats.command("get"), 1750ns);
    ++stats.command("set").rejected_calls;
    stats.count_call(stats.command("incr"), ":1\r\n");
    stats.count_time(stats.command("incr"), 5'000'999ns);
    ++stats.command("incr").rejected_calls;

    std::string text;
    mini_redis::InfoLines lines(text);
    write_command_stats(lines, stats);
    const std::string expected =
        "cmdstat_get:calls=" + std::to_string(calls) + ",usec=" + std::to_string(calls * 1750 / 1000) +
        ",usec_per_call=1.75,rejected_calls=0,failed_calls=0\r\n"
        "cmdstat_incr:calls=1,usec=5000,usec_per_call=5001.00,rejected_calls=1,failed_calls=0\r\n"
        "cmdstat_set:calls=0,usec=0,usec_per_call=0.00,rejected_calls=1,failed_calls=0\r\n";
    if (text != expected)
      fail(Verdict::wrong, {},
           std::to_string(calls) +
               " GETs of 1750 ns each, one INCR of 5000999 ns, one SET and one INCR "
               "rejected: expected\n" +
               expected + "got\n" + text);
    if (stats.counters.took != calls * 1750ns + 5'000'999ns)
      fail(Verdict::wrong, {}, "the time of all commands together is not the sum of theirs",
           "count_time() adds to both.");
  });
}

TEST_CASE("the keyspace has one line when there are keys", "[3 points]") {
  about("info.cpp", "write_keyspace",
        "\"db0\", and after it keys, expires and avg_ttl, with commas between.");
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
  in_this_process(expect_average);
}

TEST_CASE("a rate is what a counter grows by in a second", "[4 points]") {
  about("rate.cpp", "Rate::sample", "How much it has grown, times 1000, by the milliseconds that this took.");
  in_this_process([] {
    const mini_redis::TimePoint start(1h);
    const auto per_second = static_cast<std::uint64_t>(random_number(1000, 100'000) * 10);
    for (const auto period : {100ms, 250ms, 1000ms, 2000ms}) {
      Rate rate(start);
      for (int i = 1; i <= 16; ++i)
        rate.sample(per_second * static_cast<std::uint64_t>(i * period.count()) / 1000, start + i * period);
      expect_rate(rate, per_second, "sixteen samples, " + std::to_string(period.count()) + " ms apart");
    }
    Rate quick(start), uneven(start);
    quick.sample(16, start + 1ms);
    expect_rate(quick, 1000, "one sample, of 16 in a millisecond");
    for (int i = 1; i <= 16; ++i) uneven.sample(1999 * static_cast<std::uint64_t>(i), start + i * 2000ms);
    expect_rate(uneven, 999, "sixteen samples, each of 1999 in two seconds", "Each is rounded down to 999.");
  });
}

TEST_CASE("a rate is the mean of the last sixteen samples", "[4 points]") {
  about("rate.cpp", "Rate::per_second",
        "All sixteen places count, also those that still hold 0; the seventeenth sample takes the place of "
        "the first.");
  in_this_process([] {
    mini_redis::TimePoint now(1h);
    Rate rate(now);
    expect_rate(rate, 0, "no sample at all");
    std::uint64_t count = 1600;
    rate.sample(count, now += 1000ms);
    expect_rate(rate, 100, "one sample of 1600 in a second", "Fifteen places are empty yet: 1600 / 16.");
    rate.sample(count += 160, now += 1000ms);
    expect_rate(rate, 110, "a second sample, of 160");
    for (int i = 0; i < 14; ++i) rate.sample(count, now += 1000ms);
    const std::string in_turn = "Rate::sample() puts a new sample in the place of the oldest of sixteen.";
    expect_rate(rate, 110, "and fourteen in which nothing happened", in_turn);
    rate.sample(count, now += 1000ms);
    expect_rate(rate, 10, "one more: the first is forgotten", in_turn);
    rate.sample(count, now += 1000ms);
    expect_rate(rate, 0, "and one more: the second is, too", in_turn);
    rate.sample(count + 15, now += 1000ms);
    expect_rate(rate, 0, "and one of 15", "15 / 16 is rounded down.");
  });
}

TEST_CASE("where no time has passed there is no rate", "[2 points]") {
  about("rate.cpp", "Rate::sample",
        "Not every difference of two times is more than nothing. Nobody divides by 0.");
  in_this_process([] {
    const mini_redis::TimePoint start(1h);
    Rate rate(start), still(start);
    rate.sample(1'000'000, start);
    expect_rate(rate, 0, "a sample at the very moment of the start");
    for (int i = 1; i <= 16; ++i) still.sample(1'000'000, start);
    expect_rate(still, 0, "sixteen of them", "Where no time has passed, a sample is 0.");
    rate.sample(2'000'000, start - 5s);
    expect_rate(rate, 0, "a sample after the clock was set back");
    rate.sample(2'000'160, start - 4s);
    expect_rate(rate, 10, "160 more, a second later",
                "The last count and the last time are those of the last sample.");
  });
}

TEST_CASE("INFO tells how many commands there are per second", "[3 points]") {
  about("rate.cpp", "Rate::per_second",
        "instantaneous_ops_per_sec: here twenty commands in a tenth of a second, and again, and again.");
  RedisUnderTest server({.sampling_period = 20ms});
  TestClient client = server.connects();

  std::string pings, pongs;
  for (int i = 0; i < 20; ++i) pings += "PING\r\n", pongs += "+PONG\r\n";
  const auto end = std::chrono::steady_clock::now() + test_time() - 1s;
  for (std::int64_t told = 0; told < 80; told = number(client, "stats", "instantaneous_ops_per_sec")) {
    if (std::chrono::steady_clock::now() > end)
      client.objects("with 20 commands each tenth of a second it should come to some 200; it is at " +
                         std::to_string(told),
                     "Rate::sample() works out the growth per second, and Rate::per_second() the mean.");
    client.sends_bytes(pings).gets_bytes(pongs);
    server.time_passes(100ms);
  }
}
