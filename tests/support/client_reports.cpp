// What a client reports when something else comes than it should get.
#include <exception>
#include <optional>
#include <utility>

#include "support/client.hpp"
#include "support/shown.hpp"

namespace mini_redis::testing {
namespace {

// The first client of the test that has gone and left something.
std::optional<std::pair<Conversation, std::string>> left_over;

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
  const std::string& bytes = found->second;
  const std::string why = bytes.starts_with("-\r\n") ? explain_difference("+", bytes) : "";
  fail(Verdict::wrong, found->first, "expected nothing more\ngot      " + in_quotes(bytes),
       why.empty() ? "There is more than one reply: a command answers exactly once." : why);
}

void TestClient::objects(const std::string& what, const std::string& why) {
  fail(Verdict::wrong, conversation_, what, why);
}

std::string TestClient::Expectation::text() const {
  return words.empty() ? in_quotes(bytes) : words;
}

// What the test says comes first, if it names a function.
std::string TestClient::why_silent(const Expectation& expected) {
  return functions_in(expected.why).empty() ? joined(explain_silence(), expected.why) : expected.why;
}

void TestClient::nothing_came(const Expectation& expected) {
  if (received_.empty())
    fail(Verdict::timeout, conversation_,
         "expected " + expected.text() + "\ngot      nothing; the connection is open", why_silent(expected),
         throwers());
  fail(Verdict::timeout, conversation_, side_by_side(expected.bytes, received_) + ", and no more came",
       joined(explain_difference(expected.bytes, received_), expected.why),
       suspects_by(conversation_, expected.bytes, received_));
}

void TestClient::closed_instead(const Expectation& expected) {
  if (stub_reached()) fail(Verdict::not_implemented, conversation_, "");
  const std::string got = received_.empty() ? "nothing"
                          : expected.bytes.starts_with(received_)
                              ? "the first " + std::to_string(received_.size()) + " bytes of it"
                              : in_quotes(received_);
  fail(Verdict::wrong, conversation_,
       "expected " + expected.text() + "\ngot      " + got + ", then the server closed the connection",
       joined("A connection closes when its session ends: by returning, or by an exception.",
              received_.empty() ? why_silent(expected) : expected.why),
       throwers());
}

void TestClient::came_instead(const Expectation& expected, const std::string& got) {
  if (stub_reached()) fail(Verdict::not_implemented, conversation_, "");
  const std::string what = expected.words.empty()
                               ? side_by_side(expected.bytes, got)
                               : "expected " + expected.words + "\ngot      " + in_quotes(got);
  const bool is_a_reply = got[0] != '\r' && got[0] != '\n';  // and not the rest of one
  // What the server knows does not depend on how early the reply has come.
  if (has_one_too_many_ && is_a_reply && explain_wrong_reply(expected.bytes, got).empty())
    fail(Verdict::wrong, conversation_, what,
         joined("This arrived before the last request was sent: the command before it answered twice.",
                expected.why));
  fail(Verdict::wrong, conversation_, what, joined(explain_difference(expected.bytes, got), expected.why),
       suspects_by(conversation_, expected.bytes, got + received_));
}

}  // namespace mini_redis::testing
