// The server's clock, which stops while a file is being loaded.
#pragma once

#include "common/clock.hpp"

namespace mini_redis {

/// A key must not expire between two commands of a log that is being replayed: it was alive when they first
/// ran. So during loading it is 1970, and no key of this century has expired.
/// Redis: server.loading, which keyIsExpired() checks.
class LoadingClock final : public Clock {
 public:
  /// REQUIRES: `real` outlives this clock.
  explicit LoadingClock(const Clock& real) : real_(real) {}

  TimePoint now() const override { return loading_ ? TimePoint() : real_.now(); }
  void set_loading(bool loading) { loading_ = loading; }

 private:
  const Clock& real_;
  bool loading_ = false;
};

}  // namespace mini_redis
