#include "10-metrics/given/sampling.hpp"

#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>

namespace mini_redis {

asio::awaitable<void> Sampling::run() {
  while (!stopping_) {
    asio::error_code cancelled;
    timer_.expires_after(period_);
    co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    if (!stopping_) metrics_.sample();
  }
}

}  // namespace mini_redis
