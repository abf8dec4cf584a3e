#include "04-expiry/active_expiry.hpp"

#include <asio/post.hpp>
#include <asio/use_awaitable.hpp>

#include "04-expiry/expiry.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

bool active_expire_cycle(Database& db, RandomEngine& random) {
  // TODO: draw a sample with db.expiring(...); expire_if_needed() each; did more than a quarter go?
  not_implemented();
}

asio::awaitable<void> ActiveExpiry::run() {
  // TODO: until stopping_: set timer_, wait for it, run cycles.
  not_implemented();
  co_return;
}

}  // namespace mini_redis
