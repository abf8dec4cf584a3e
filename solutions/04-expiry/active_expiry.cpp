#include "04-expiry/active_expiry.hpp"

#include <algorithm>
#include <asio/post.hpp>
#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>

#include "04-expiry/expiry.hpp"

namespace mini_redis {

bool active_expire_cycle(Database& db, RandomEngine& random) {
  const std::size_t sampled = std::min(db.expiring_count(), ActiveExpiry::sample_size);
  std::size_t expired = 0;
  for (std::size_t i = 0; i < sampled; ++i) {
    // What expires leaves, so there is at least one key left as long as i < sampled.
    std::uniform_int_distribution<std::size_t> any(0, db.expiring_count() - 1);
    if (expire_if_needed(db, db.expiring(any(random)))) ++expired;
  }
  return expired * 4 > sampled;
}

asio::awaitable<void> ActiveExpiry::run() {
  while (!stopping_) {
    asio::error_code cancelled;
    timer_.expires_after(period_);
    co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    while (!stopping_ && active_expire_cycle(db_, random_))
      co_await asio::post(timer_.get_executor(), asio::use_awaitable);
  }
}

}  // namespace mini_redis
