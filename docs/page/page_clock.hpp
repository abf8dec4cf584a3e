// A clock that stays where it is until somebody moves it.
#pragma once

#include "common/clock.hpp"

namespace mini_redis {

class PageClock final : public Clock {
 public:
  TimePoint now() const override { return now_; }
  void set(TimePoint now) { now_ = now; }

 private:
  TimePoint now_{};
};

}  // namespace mini_redis
