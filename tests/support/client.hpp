// A client of the server under test, and its side of the conversation.
#pragma once

#include <hiredis/hiredis.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/coach.hpp"
#include "support/expected_reply.hpp"

namespace mini_redis::testing {

/// Where the server under test listens.
struct Address {
  std::string host;
  std::uint16_t port;
};

/// A hiredis connection. hiredis connects, writes commands and finds the ends of replies; the bytes
/// themselves are kept as they came, for the coach. Every function that expects something ends the test when
/// something else comes, or when nothing has come by the end of the test's time.
class TestClient {
 public:
  explicit TestClient(const Address& server);

  // Commands.
  /// Writes the command as hiredis does: an array of bulk strings. Any bytes.
  TestClient& sends(const std::vector<std::string>& command);
  /// The next reply is this one. `why` says why another is likely, for this one reply.
  void gets(const ExpectedReply& expected, const std::string& why = "");

  /// The next reply is a bulk string, and not null: what it holds.
  std::string gets_bulk_string(const std::string& why = "");
  /// Ends the test: what was received is not as it should
  /// be. `what` says what was seen, and what was expected.
  [[noreturn]] void objects(const std::string& what, const std::string& why = "");

  /// There is a reply, whatever it is: its bytes.
  std::string gets_any_reply() {
    std::string reply = await_reply("", "");
    conversation_.add("received", reply);
    return reply;
  }
  /// Asks again and again, until the answer is this one: for what a background task brings about.
  void comes_to(const std::vector<std::string>& command, const ExpectedReply& expected,
                const std::string& why = "");

  // Bytes, where hiredis cannot go.
  TestClient& sends_bytes(std::string_view bytes);
  /// The next bytes are exactly these.
  void gets_bytes(std::string_view expected, const std::string& why = "");
  /// Nothing has come. REQUIRES: the server has dealt with all that was sent; ServerUnderTest::settle() sees
  /// to that.
  void gets_nothing(const std::string& why = "");
  /// The server closes the connection, with nothing more to say.
  void sees_the_end(const std::string& why = "");

  // Ways to leave.
  /// No more from this side; the other may go on (what `nc` does at the end of its input).
  void half_closes();
  /// Leaves like a process that is killed: the server meets "connection reset".
  void resets();
  void closes() { context_.reset(); }

  /// Sends without taking anything off the connection, as a client does that is too busy to read, for as long
  /// as the server takes it and at most `bytes`. How many it took.
  std::size_t sends_without_reading(std::string_view bytes);

 private:
  struct Free {
    void operator()(redisContext* context) const { redisFree(context); }
  };
  enum class Wait { readable, writable };

  bool receive();  // some bytes into received_; false when the server has closed
  bool wait(Wait what);
  bool next_reply(std::string& reply);
  std::string await_reply(const std::string& expected, const std::string& why);
  [[noreturn]] void nothing_came(const std::string& expected, const std::string& why);
  [[noreturn]] void closed_instead(const std::string& expected, const std::string& why);
  [[noreturn]] void came_instead(const std::string& expected, const std::string& got, const std::string& why);

  std::unique_ptr<redisContext, Free> context_;
  std::string received_;  // and not asked for yet
  Conversation conversation_;
};

/// The time that a test has in all; a wait beyond it is the verdict TIMEOUT. Five seconds, or more where time
/// really passes because the server is elsewhere; or MINI_REDIS_TEST_SECONDS.
std::chrono::seconds test_time();

}  // namespace mini_redis::testing
