// A client of the server under test: sends, receives, and keeps the conversation.
#pragma once

#include <hiredis/hiredis.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server_side/test_time.hpp"
#include "support/coach.hpp"
#include "support/expected_reply.hpp"

namespace mini_redis::testing {

/// Where the server under test listens.
struct Address {
  std::string host;
  std::uint16_t port;
};

/// A hiredis connection. hiredis connects, writes commands and finds where replies end; the bytes themselves
/// are kept as they came, for the coach. Every function that expects something ends the test if something
/// else comes, or if nothing comes before the test's time is up.
class TestClient {
 public:
  explicit TestClient(const Address& server);
  TestClient(TestClient&&) = default;
  TestClient& operator=(TestClient&&) = default;
  /// Remembers what has come and nobody has asked for: see expect_nothing_left_over().
  ~TestClient();

  // Commands.
  /// Writes the command as hiredis does: an array of bulk strings. Any bytes are allowed.
  TestClient& sends(const std::vector<std::string>& command);
  /// Expects this reply next. `why` gives the likely reason if another one comes;
  /// it applies to this reply only.
  void gets(const ExpectedReply& expected, const std::string& why = "");

  /// Expects a bulk string next, not null, and returns its contents.
  std::string gets_bulk_string(const std::string& why = "");
  /// Ends the test because what was received is wrong. `what` says what was received and what was expected.
  [[noreturn]] void objects(const std::string& what, const std::string& why = "");

  /// Expects a reply of any kind, and returns its bytes.
  std::string gets_any_reply() {
    std::string reply = await_reply({"", "", "a reply"});
    conversation_.add("received", reply);
    return reply;
  }
  /// Asks again and again until this is the answer: for results of a background task.
  void comes_to(const std::vector<std::string>& command, const ExpectedReply& expected,
                const std::string& why = "");

  // Bytes, for what hiredis cannot send or read.
  TestClient& sends_bytes(std::string_view bytes);
  /// Expects exactly these bytes next.
  void gets_bytes(std::string_view expected, const std::string& why = "");
  /// Expects that nothing has come. REQUIRES: the server has handled everything that
  /// was sent; call settles() first.
  void gets_nothing(const std::string& why = "");
  /// Expects the server to close the connection without sending anything more.
  void sees_the_end(const std::string& why = "");

  // Ways to leave.
  /// Sends nothing more; the other side may go on (as `nc` does at the end of its input).
  void half_closes();
  /// Leaves like a process that is killed: the server gets "connection reset".
  void resets();
  void closes() { context_.reset(); }

  /// Sends without reading anything, like a client that is too busy to read, for as long as the server
  /// accepts data and at most `bytes`. Returns how many bytes were accepted.
  std::size_t sends_without_reading(std::string_view bytes);

 private:
  struct Free {
    void operator()(redisContext* context) const { redisFree(context); }
  };
  enum class Wait { readable, writable };
  struct Expectation {
    std::string bytes, why;
    std::string words = {};  // "a bulk string", if it may have any contents
    std::string text() const;
  };

  bool receive();  // appends some bytes to received_; false when the server has closed
  bool wait(Wait what);
  bool next_reply(std::string& reply);
  std::string await_reply(const Expectation& expected);
  static std::string why_silent(const Expectation& expected);
  [[noreturn]] void nothing_came(const Expectation& expected);
  [[noreturn]] void closed_instead(const Expectation& expected);
  [[noreturn]] void came_instead(const Expectation& expected, const std::string& got);

  std::unique_ptr<redisContext, Free> context_;
  std::string received_;           // received, but not yet asked for
  int unanswered_ = 0;             // requests; not exact where bytes are sent, or where messages come
  bool has_one_too_many_ = false;  // there was a reply left when the last request was sent
  Conversation conversation_;
};

/// Ends the test if a client has gone that had received more than it was to get: a second reply to its last
/// command, for example.
void expect_nothing_left_over();

}  // namespace mini_redis::testing
