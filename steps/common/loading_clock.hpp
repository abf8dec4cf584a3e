// The server's clock, which stops while a file is loaded.
#pragma once

#include "common/clock.hpp"

namespace mini_redis {

/// A key must not expire between two commands of a log that is replayed: it was alive when they ran. So while loading
/// it is 1970, and the time of no key of this century has come. Redis: server.loading, asked by keyIsExpired().
class LoadingClock final : public Clock {
 public:
  /// REQUIRES: `real` outlives it.
  explicit LoadingClock(const Clock& real) : real_(real) {}

  TimePoint now() const override { return loading_ ? TimePoint() : real_.now(); }
  void set_loading(bool loading) { loading_ = loading; }

 private:
  const Clock& real_;
  bool loading_ = false;
};

}  // namespace mini_redis
