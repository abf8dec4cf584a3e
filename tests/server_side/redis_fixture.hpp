// The whole server, in the server's process.
#pragma once

#include <deque>
#include <memory>
#include <string>

#include "server_side/fake_clock.hpp"
#include "server_side/server_thread.hpp"

namespace mini_redis {

class Server;
struct ServerConfig;
struct PersistenceSettings;

namespace testing {

/// The fixtures "redis" and "redis on disk"; the test moves its clock. Operations, beside those of
/// ServerThread:
///   shut down  calls Server::shutdown()
///   advance    moves the clock by so many milliseconds
///   alone      adds a row for the handler of this command alone -> its name: see RedisUnderTest::alone()
///   store      calls Server::store()
class RedisFixture final : public ServerThread {
 public:
  /// Throws what Server throws. `now`: the time on the clock, since 1970.
  RedisFixture(const ServerConfig& config, Milliseconds now);
  ~RedisFixture() override;

 private:
  std::string add_row_alone(const std::string& command);

  FakeClock clock_;
  std::deque<std::string> names_;  // of the rows that were added
  std::unique_ptr<Server> server_;
};

/// The arguments of the fixture "redis on disk".
Words words_of(const PersistenceSettings& settings, Milliseconds now);

}  // namespace testing
}  // namespace mini_redis
