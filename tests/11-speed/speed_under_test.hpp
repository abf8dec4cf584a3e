// The server of step 11, with counters in it.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "11-speed/given/speed_server.hpp"
#include "support/allocations.hpp"
#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/server_thread.hpp"
#include "support/system_calls.hpp"

namespace mini_redis::testing {

/// What the server has done. `most_` is the most that one call did.
struct Work {
  SystemCalls system_calls;
  Allocations all, parsing, executing, storing;  // on the server's thread; the last three: by one part alone
  std::int64_t most_parsed = 0, most_executed = 0;  // bytes of memory that one call has asked for
  std::int64_t gets = 0, sets = 0;                  // of the store
  std::int64_t slots = 0, most_slots = 0;           // looked at; in one call of the store
  std::int64_t replaced = 0;                        // times that execute() has not appended to its output
  std::int64_t most_in_a_turn = 0;                  // requests between two turns of others

  /// Allocations on the server's thread that no other part has made.
  std::int64_t by_serve() const { return all.count - parsing.count - executing.count - storing.count; }
  /// The difference of the counts. What is the most stays.
  Work since(const Work& before) const;
};

/// A server of which these parts are yours, and the others slow: see parts_with_yours().
// NOLINTNEXTLINE(cppcoreguidelines-virtual-class-destructor): never deleted through its base
class SpeedUnderTest final : public ServerThread {
 public:
  explicit SpeedUnderTest(const std::vector<std::string>& yours);
  ~SpeedUnderTest() noexcept(false);

  /// What the server does for this conversation.
  Work work_for(const std::function<void()>& conversation);

 private:
  class CountingStore;
  struct Counted;
  // A session that has not ended goes with the event loop, and leaves the server then.
  struct UnlessInUse {
    std::shared_ptr<int> sessions;
    void operator()(SpeedServer* server) const {
      if (*sessions == 0) delete server;
    }
  };

  Parts counting(const Parts& parts);
  Parsed counted_parse(const Parts& parts, std::string_view& input, Arguments& arguments);
  void counted_execute(const Parts& parts, Store& store, const Arguments& arguments, std::string& output);
  void count_in_turn();
  void expect_no_memory_lost();
  void request_begins() override;
  std::string explain_silence() override;
  std::string explain_wrong_reply(const std::string& expected, const std::string& received) override;
  bool has_handlers() const override { return false; }
  bool is_yours(const std::string& part) const;

  const std::vector<std::string> yours_;
  Work work_;  // the server's thread has it
  std::int64_t requests_in_turn_ = 0;
  struct {
    std::atomic<bool> parsed = false, whole = false, executed = false;
  } seen_;                        // since something was sent
  std::unique_ptr<Store> store_;  // what the server's store goes on to
  std::shared_ptr<int> sessions_ = std::make_shared<int>(0);
  std::unique_ptr<SpeedServer, UnlessInUse> server_;
};

/// What is answered to bytes that are no request.
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
