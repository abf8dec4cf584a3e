#include "support/server_under_test.hpp"

#include <cstdlib>
#include <iostream>
#include <utility>

#include "server_side/temporary_path.hpp"
#include "support/catch.hpp"

namespace mini_redis::testing {
namespace {

std::optional<Address> address_from_environment() {
  const char* wanted = std::getenv("MINI_REDIS_TEST_SERVER");
  if (!wanted) return std::nullopt;
  const std::string text(wanted);
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos) FAIL("MINI_REDIS_TEST_SERVER is HOST:PORT, got '" << text << "'");
  return Address{text.substr(0, colon), static_cast<std::uint16_t>(std::stoi(text.substr(colon + 1)))};
}

}  // namespace

ServerUnderTest::ServerUnderTest() {
  if (const auto elsewhere = address_from_environment()) {
    elsewhere_ = true;
    address_ = *elsewhere;
  }
}

void ServerUnderTest::begin(const std::string& kind, const Words& arguments) {
  server_.emplace(kind, arguments);
  const Words address = run("address");
  address_ = {address[0], static_cast<std::uint16_t>(std::stoi(address[1]))};
  watch_server(
      {.silence = [this] { return explain_silence(); },
       .wrong_reply = [this](const std::string& expected,
                             const std::string& received) { return explain_wrong_reply(expected, received); },
       .has_handlers = has_handlers()});
}

TestClient ServerUnderTest::connects() const {
  TestClient client(address_);
  if (!elsewhere_) run("accept");
  return client;
}

void ServerUnderTest::settles() {
  if (elsewhere_) {
    connects().sends({"PING"}).gets(simple_string("PONG"));
    return;
  }
  run("settle");
}

bool ServerUnderTest::has_logged(const std::string& words) {
  return std::getenv("MINI_REDIS_LOG") || was_logged(words);
}

void ServerUnderTest::wait_until(const std::function<bool()>& condition, const std::string& what,
                                 const std::string& why) {
  const auto deadline = std::chrono::steady_clock::now() + test_time();
  while (!condition()) {
    if (stub_reached()) fail(Verdict::not_implemented, {}, what);
    if (std::chrono::steady_clock::now() > deadline) fail(Verdict::timeout, {}, what, why);
  }
}

void ServerUnderTest::shut_down() {
  run("shut down");
  if (stub_reached()) fail(Verdict::not_implemented, {}, "");
}

void ServerUnderTest::comes_to_its_end(const std::string& why) {
  if (run("come to an end")[0] == "yes") return;
  fail(Verdict::timeout, {}, "the event loop keeps running although there should be nothing left to do",
       "Something is still waiting: the acceptor, a session, or a timer. " + why);
}

void ServerUnderTest::stop(const std::string& what, const std::string& why) {
  if (!server_ || std::exchange(has_stopped_, true)) return;
  const bool has_failed = std::uncaught_exceptions() > exceptions_before_;
  const std::string end = run("stop", has_failed ? Words{"the test has failed"} : Words{})[0];
  if (end == "stuck") end_process(has_failed);
  watch_server({});
  if (has_failed) return;
  if (stub_reached()) fail(Verdict::not_implemented, {}, "");
  if (end == "late") fail(Verdict::wrong, {}, what, why);
  expect_nothing_left_over();
}

// The thread cannot be stopped, so nothing that it uses may be destroyed.
void ServerUnderTest::end_process(bool has_failed) {
  try {
    if (!has_failed)
      fail(Verdict::timeout, {}, "the server's thread can't be stopped: it loops forever",
           "Is there a loop that goes on after an error, or never co_awaits?");
  } catch (...) {  // already reported
  }
  std::cout.flush();
  remove_temporary_paths();
  std::_Exit(1);
}

}  // namespace mini_redis::testing
