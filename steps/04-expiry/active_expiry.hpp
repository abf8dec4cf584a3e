// Keys that nobody asks for any more must go too: a background task looks for them.
// Redis: activeExpireCycle() in expire.c.
#pragma once

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>
#include <cstddef>
#include <random>

#include "03-commands/database.hpp"
#include "common/background_task.hpp"

namespace mini_redis {

using RandomEngine = std::mt19937_64;

/// TO WRITE. Draws up to 20 of the keys that have an expiry, at random (the same one may come twice), and
/// removes those that have expired. A key that is removed leaves the list it was drawn from. Returns true if
/// more than a quarter of the sample was removed: there are probably more, so it is worth taking another
/// sample at once. If no key has an expiry, returns false.
bool active_expire_cycle(Database& db, RandomEngine& random);

/// The background task: one cycle every period, and more of them as long as they are worth it.
class ActiveExpiry final : public BackgroundTask {
 public:
  static constexpr std::size_t sample_size = 20;

  /// GIVEN. REQUIRES: `db` outlives run().
  ActiveExpiry(asio::io_context& io, Database& db, Milliseconds period = Milliseconds(1000))
      : timer_(io), db_(db), period_(period) {}

  /// TO WRITE. Waits for the period, runs cycles until one is not worth another, and so on until stop().
  /// Between two cycles without a wait it lets other work run (asio::post); otherwise clients would wait
  /// while thousands of keys are removed.
  asio::awaitable<void> run() override;

  /// GIVEN. Makes run() end: at once if it is waiting, otherwise before its next wait.
  void stop() override {
    stopping_ = true;
    timer_.cancel();
  }

 private:
  asio::steady_timer timer_;  // stop() ends its wait with an asio::system_error, operation_aborted
  Database& db_;
  Milliseconds period_;
  RandomEngine random_{std::random_device{}()};
  bool stopping_ = false;
};

}  // namespace mini_redis
