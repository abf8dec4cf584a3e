// Keys that nobody asks for any more must go, too: a task in the background looks for them.
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

/// TO WRITE. Draws up to 20 of the keys that expire, at random (the same one may come twice), and removes those
/// whose time has come. A key that goes leaves the list it was drawn from.
/// True when more than a quarter of the sample had to go: then there are likely to be more, and it is worth
/// another sample at once. False, in particular, when no key expires.
bool active_expire_cycle(Database& db, RandomEngine& random);

/// The background task: a cycle every period, and more of them as long as they are worth it.
class ActiveExpiry final : public BackgroundTask {
 public:
  static constexpr std::size_t sample_size = 20;

  /// REQUIRES: `db` outlives run().
  ActiveExpiry(asio::io_context& io, Database& db, Milliseconds period = Milliseconds(1000))
      : timer_(io), db_(db), period_(period) {}

  /// TO WRITE. Waits for the period, runs cycles until one is not worth another, and so on until stop().
  /// Between two cycles without a pause it lets others run (asio::post), or clients wait while thousands of
  /// keys go.
  asio::awaitable<void> run() override;

  /// GIVEN. Makes run() end: now if it waits, else before its next wait.
  void stop() override {
    stopping_ = true;
    timer_.cancel();
  }

 private:
  asio::steady_timer timer_;  // stop() ends its wait by an asio::system_error, operation_aborted
  Database& db_;
  Milliseconds period_;
  RandomEngine random_{std::random_device{}()};
  bool stopping_ = false;
};

}  // namespace mini_redis
