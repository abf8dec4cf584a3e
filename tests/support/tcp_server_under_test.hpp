// The network layer under test.
#pragma once

#include <optional>

#include "support/server_under_test.hpp"

namespace mini_redis::testing {

/// Step 01: the network layer alone, with a handler that the test chooses.
class TcpServerUnderTest : public ServerUnderTest {
 public:
  /// `handler` names a TestHandler. `max_pushed`: the most bytes that may wait for a client; none: the
  /// server's own limit.
  explicit TcpServerUnderTest(const std::string& handler = "echo",
                              std::optional<std::size_t> max_pushed = {});
  ~TcpServerUnderTest() noexcept(false) { stop(); }

  /// Calls TcpServer::shutdown().
  void shuts_down() { shut_down(); }
  /// Expects that nobody listens any more.
  void refuses_connections(const std::string& why);
  std::size_t sessions();
  void comes_to_sessions(std::size_t count, const std::string& why);

 private:
  std::string explain_silence() override;
};

}  // namespace mini_redis::testing
