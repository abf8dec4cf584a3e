// The cycle, and the loop around it, without a server and its clients.
#include "common/clock.hpp"
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/server_under_test.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;
using mini_redis::Milliseconds;

namespace {

// A database with this many keys that have expired, and this many that expire later; without a server.
class Keys {
 public:
  Keys(int due, int not_due) {
    add(due, -1h);
    add(not_due, 1h);
  }

  void add(int count, Milliseconds from_now) const {
    keys_.run("add", {std::to_string(count), std::to_string(from_now.count())});
  }

  struct Cycle {
    int removed;
    bool is_worth_another;
  };
  Cycle cycle() const {
    const Words result = keys_.run("cycle");
    return {std::stoi(result[0]), result[1] == "true"};
  }

 private:
  FixtureHandle keys_{"expiring keys", {std::to_string(seed() % 1'000'000)}};
};

// The background task on an event loop that always has other work to do.
class BusyLoop final : public ServerUnderTest {
 public:
  BusyLoop() { begin("busy loop", {}); }
  virtual ~BusyLoop() noexcept(false) { stop(); }

  /// Expects other work to be done while there are still keys to remove: that work stops the task.
  void stops_the_task_between_two_cycles() {
    std::string state;
    wait_until([&] { return (state = run("state")[0]) != "busy"; },
               "expected the expired keys to be removed; they are still there", "");
    if (state != "stopped")
      fail(Verdict::wrong, {},
           "the task removed all 1000 keys, and nothing else could run before it was done",
           "ActiveExpiry::run() must wait between two cycles, or everything else waits for it.");
  }
};

}  // namespace

TEST_CASE("a cycle is a sample of twenty keys", "[4 points]") {
  about("active_expiry.cpp", "active_expire_cycle",
        "It draws as many keys as there are keys that expire, but never more than twenty.");

  const Keys keys(0, 0);
  std::vector<int> counts(20, 1);  // a draw among too many hits the wrong one in half of them
  for (const int due : {7, 20}) counts.push_back(due);
  for (const int due : counts) {
    keys.add(due, -1h);
    if (const int removed = keys.cycle().removed; removed != due)
      fail(Verdict::wrong, {},
           "with " + std::to_string(due) +
               " keys, all of them due, expected a cycle to remove them all; it removed " +
               std::to_string(removed),
           "A removed key leaves the list that you draw from: before each draw, ask expiring_count() how "
           "many are left.");
  }
  if (const int removed = Keys(1000, 0).cycle().removed; removed != 20)
    fail(Verdict::wrong, {},
         "with 1000 keys, all of them due, expected a cycle to remove 20; it removed " +
             std::to_string(removed),
         "A cycle must be short however many keys there are, because nothing else runs in the meantime.");
  if (const int removed = Keys(800, 200).cycle().removed; removed < 5)
    fail(Verdict::wrong, {},
         "with 800 keys of 1000 due, expected a cycle to remove about 16; it removed " +
             std::to_string(removed),
         "Each key that expires must be as likely to be drawn as any other.");
}

TEST_CASE("a cycle says whether another one is worth it", "[4 points]") {
  about("active_expiry.cpp", "active_expire_cycle",
        "True: more than a quarter of the sample had expired, so there are likely to be more.");

  if (Keys(0, 0).cycle().is_worth_another)
    fail(Verdict::wrong, {}, "without any key that expires, expected false, got true",
         "After an empty sample, another one isn't worth it: the loop around it would never end.");
  if (Keys(0, 50).cycle().is_worth_another)
    fail(Verdict::wrong, {}, "with 50 keys whose time hasn't come, expected false, got true");
  for (int i = 0; i < 3; ++i)
    if (!Keys(800, 200).cycle().is_worth_another)
      fail(Verdict::wrong, {}, "with 800 keys of 1000 whose time has come, expected true, got false",
           "Integer division cuts off: 16 / 20 is 0 in whole numbers.");

  Keys keys(60, 140);  // some cycles find 5 of 20, and some 6
  for (int round = 0; round < 100; ++round) {
    const auto [removed, is_worth_another] = keys.cycle();
    if (is_worth_another != (removed > 5))
      fail(Verdict::wrong, {},
           "a cycle removed " + std::to_string(removed) + " of its 20 keys; expected " +
               (removed > 5 ? "true, got false" : "false, got true"),
           "5 of 20 is exactly a quarter, not more.");
    keys.add(removed, -1h);
  }
}

TEST_CASE("the background task lets others run between two cycles", "[4 points]") {
  about("active_expiry.cpp", "ActiveExpiry::run",
        "co_await asio::post() between two cycles lets other work run. That work may call stop(), so run() "
        "looks at stopping_ before each wait.");
  BusyLoop loop;
  loop.stops_the_task_between_two_cycles();
  loop.comes_to_its_end();
}
