// The whole server under test. The tests do not include the server's headers: every build would take longer.
#pragma once

#include <memory>
#include <optional>

#include "support/fake_clock.hpp"
#include "support/server_thread.hpp"

namespace mini_redis {

class Server;

namespace testing {

/// From step 02 on: the whole server. The test controls the clock.
class RedisUnderTest : public ServerThread {
 public:
  /// Settings that a test changes.
  struct Setup {
    bool active_expiry = false;
    Milliseconds expiry_period{1000};
    std::optional<Milliseconds> sampling_period = {};  // none: nothing is sampled
    std::optional<std::size_t> max_pushed = {};        // SessionLimits; an external server has its own limits
  };
  explicit RedisUnderTest(const Setup& setup);
  RedisUnderTest() : RedisUnderTest(Setup{}) {}
  ~RedisUnderTest() noexcept(false);

  /// Calls Server::shutdown().
  void shuts_down();
  /// Moves the clock by that much, at once. An external server has its own clock: there it takes that long.
  void time_passes(Milliseconds by);

 private:
  bool expires_actively_;
  FakeClock clock_;
  std::unique_ptr<Server> server_;
};

}  // namespace testing
}  // namespace mini_redis
