// The whole server under test. The tests do not include the server's headers: every build would take longer.
#pragma once

#include <optional>
#include <string>

#include "common/clock.hpp"
#include "support/server_under_test.hpp"

namespace mini_redis::testing {

/// From step 02 on: the whole server. The test controls the clock.
class RedisUnderTest : public ServerUnderTest {
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
  void shuts_down() { shut_down(); }
  /// Moves the clock by that much, at once. An external server has its own clock: there it takes that long,
  /// and a moment more.
  void time_passes(Milliseconds by);
  /// Adds a row for the handler of this command alone: without the special cases that later steps have added,
  /// which would keep some requests from it. Returns the row's name, which is a long one. An external server
  /// has no such row: there it is the command itself.
  std::string alone(const std::string& command);

 private:
  std::string explain_silence() override;

  bool expires_actively_;
};

}  // namespace mini_redis::testing
