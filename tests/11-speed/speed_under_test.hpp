// The server of step 11 under test.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "11-speed/fixtures/work.hpp"
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/server_under_test.hpp"

namespace mini_redis::testing {

/// A server of which these parts are yours, and the others slow: see parts_with_yours().
// NOLINTNEXTLINE(cppcoreguidelines-virtual-class-destructor): never deleted through its base
class SpeedUnderTest final : public ServerUnderTest {
 public:
  explicit SpeedUnderTest(const std::vector<std::string>& yours);
  ~SpeedUnderTest() noexcept(false);

  /// What the server does for this conversation.
  Work work_for(const std::function<void()>& conversation);
  /// Two keys whose hashes are the same.
  std::pair<std::string, std::string> two_keys_with_the_same_hash() const;

 private:
  void expect_no_memory_lost() const;
  std::string explain_silence() override;
  std::string explain_wrong_reply(const std::string& expected, const std::string& received) override;
  bool has_handlers() const override { return false; }
  bool is_yours(const std::string& part) const;

  const std::vector<std::string> yours_;
};

/// The reply to bytes that are not a request.
inline const std::string broken_reply = "-ERR Protocol error: expected an array of bulk strings\r\n";

/// The bytes of a request, as a client sends them.
std::string bytes_of(const std::vector<std::string>& words);
/// Sends the requests in one piece, and expects the replies, in order.
void sends_at_once(TestClient& client, const std::vector<std::vector<std::string>>& requests,
                   const std::vector<ExpectedReply>& replies, const std::string& why = "");
/// Adds `count` keys, each with a value of three bytes: prefix0, prefix1, ...
void adds_keys(TestClient& client, const std::string& prefix, int count);
/// Fails with what was counted, if it is more than `most`.
void expect_at_most(std::int64_t most, std::int64_t counted, const std::string& what,
                    const std::string& why = "");

}  // namespace mini_redis::testing
