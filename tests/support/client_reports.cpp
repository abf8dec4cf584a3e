// What a client reports when something else comes than it was to get.
#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

#include "common/printable.hpp"
#include "support/client.hpp"
#include "support/in_quotes.hpp"

namespace mini_redis::testing {
namespace {

// The first client of the test that has gone and left something.
std::optional<std::pair<Conversation, std::string>> left_over;

// Shows each on a line, with a mark below the first byte that differs.
std::string side_by_side(const std::string& expected, const std::string& got) {
  const auto [e, g] = std::mismatch(expected.begin(), expected.end(), got.begin(), got.end());
  const auto same = static_cast<std::size_t>(e - expected.begin());
  const std::size_t skipped = same > 60 ? same - 30 : 0;
  const std::string before = skipped ? "..." : "";
  const std::string mark(
      10 + before.size() + printable(expected.substr(skipped, same - skipped), 1000).size(), ' ');
  return "expected " + before + in_quotes(expected.substr(skipped)) + "\ngot      " + before +
         in_quotes(got.substr(std::min(skipped, got.size()))) + "\n" + mark + "^ the first difference";
}

std::string joined(const std::string& first, const std::string& second) {
  return first.empty() || second.empty() ? first + second : first + " " + second;
}

}  // namespace

TestClient::~TestClient() {
  if (context_ && !received_.empty() && std::uncaught_exceptions() == 0 && !left_over)
    left_over.emplace(conversation_, received_);
}

void expect_nothing_left_over() {
  const auto found = std::exchange(left_over, std::nullopt);
  if (!found) return;
  fail(Verdict::wrong, found->first, "expected nothing more\ngot      " + in_quotes(found->second),
       "There is more than one reply: a command answers exactly once.");
}

void TestClient::objects(const std::string& what, const std::string& why) {
  fail(Verdict::wrong, conversation_, what, why);
}

void TestClient::nothing_came(const std::string& expected, const std::string& why) {
  if (received_.empty())
    fail(Verdict::timeout, conversation_,
         "expected " + in_quotes(expected) + "\ngot      nothing; the connection is open", why, throwers());
  fail(Verdict::timeout, conversation_, side_by_side(expected, received_) + ", and no more came",
       joined(explain_difference(expected, received_), why), suspects_by(conversation_, expected, received_));
}

void TestClient::closed_instead(const std::string& expected, const std::string& why) {
  if (stub_reached()) fail(Verdict::not_implemented, conversation_, "");
  const std::size_t count = received_.size();
  const std::string got = received_.empty() ? "nothing"
                          : expected.starts_with(received_)
                              ? "the first " + std::to_string(count) + " bytes of it"
                              : in_quotes(received_);
  fail(Verdict::wrong, conversation_,
       "expected " + in_quotes(expected) + "\ngot      " + got + ", then the server closed the connection",
       "A connection closes when its session ends: by returning, or by an exception." +
           (why.empty() ? "" : " " + why),
       throwers());
}

void TestClient::came_instead(const std::string& expected, const std::string& got, const std::string& why) {
  if (stub_reached()) fail(Verdict::not_implemented, conversation_, "");
  const std::string what = side_by_side(expected, got);
  if (has_one_too_many_)
    fail(Verdict::wrong, conversation_, what,
         "This came before the last request was sent: the command before it has answered twice.");
  fail(Verdict::wrong, conversation_, what, joined(explain_difference(expected, got), why),
       suspects_by(conversation_, expected, got));
}

}  // namespace mini_redis::testing
