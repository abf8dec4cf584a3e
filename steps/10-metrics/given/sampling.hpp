// The background task that takes a sample ten times a second. Redis: serverCron() in server.c.
#pragma once

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>

#include "10-metrics/given/metrics.hpp"
#include "common/background_task.hpp"

namespace mini_redis {

/// Works like ActiveExpiry of step 04.
class Sampling final : public BackgroundTask {
 public:
  /// REQUIRES: `metrics` outlives run().
  Sampling(asio::io_context& io, Metrics& metrics, Milliseconds period)
      : timer_(io), metrics_(metrics), period_(period) {}

  /// Calls Metrics::sample() every period, until stop(). If that throws, the exception ends run().
  asio::awaitable<void> run() override;

  void stop() override {
    stopping_ = true;
    timer_.cancel();
  }

 private:
  asio::steady_timer timer_;
  Metrics& metrics_;
  Milliseconds period_;
  bool stopping_ = false;
};

}  // namespace mini_redis
