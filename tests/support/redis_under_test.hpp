// The whole server under test. Its headers stay out of the tests, which would wait for them at every build.
#pragma once

#include <memory>
#include <optional>

#include "support/fake_clock.hpp"
#include "support/server_thread.hpp"

namespace mini_redis {

class Server;

namespace testing {

/// Steps 02 on: the whole server. The clock is the test's.
class RedisUnderTest : public ServerThread {
 public:
  /// What a test wants to be different.
  struct Setup {
    bool active_expiry = false;
    Milliseconds expiry_period{1000};
    std::optional<Milliseconds> sampling_period = {};  // none: nothing is sampled
    std::optional<std::size_t> max_pushed = {};  // SessionLimits; a server elsewhere has limits of its own
  };
  explicit RedisUnderTest(const Setup& setup);
  RedisUnderTest() : RedisUnderTest(Setup{}) {}
  ~RedisUnderTest() noexcept(false);

  /// Calls Server::shutdown().
  void shuts_down();
  /// The clock goes on by that much, at once. A server elsewhere has a clock of its own: there it takes that
  /// long.
  void time_passes(Milliseconds by);

 private:
  bool expires_actively_;
  FakeClock clock_;
  std::unique_ptr<Server> server_;
};

}  // namespace testing
}  // namespace mini_redis
