#include "support/server_thread.hpp"

#include <algorithm>
#include <asio/post.hpp>
#include <cstdlib>
#include <iostream>
#include <optional>

#include "common/log.hpp"
#include "support/crash.hpp"
#include "support/stuck.hpp"

namespace mini_redis::testing {
namespace {

constexpr std::chrono::milliseconds patience_after_failure{300};

// How long to wait for all sessions to end. After a failure there is nothing more to find out.
std::chrono::milliseconds patience_at_end(bool has_failed) {
  using std::chrono::milliseconds;
  return has_failed ? patience_after_failure
                    : std::max(milliseconds(2000), milliseconds(test_time()) * 2 / 5);
}

// Warnings become part of the report; MINI_REDIS_LOG=debug (or another level)
// prints everything as it happens.
void set_up_log() {
  LogLevel level = LogLevel::warning;
  const char* wanted = std::getenv("MINI_REDIS_LOG");
  if (wanted) parse_log_level(wanted, level);
  set_log_level(level);
  if (!wanted) redirect_log([](LogLevel, const std::string& text) { note_log_line(text); });
}

std::optional<Address> address_from_environment() {
  const char* wanted = std::getenv("MINI_REDIS_TEST_SERVER");
  if (!wanted) return std::nullopt;
  const std::string text(wanted);
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos) FAIL("MINI_REDIS_TEST_SERVER is HOST:PORT, got '" << text << "'");
  return Address{text.substr(0, colon), static_cast<std::uint16_t>(std::stoi(text.substr(colon + 1)))};
}

// A stub that it reaches is noted already, and told when the server has ended.
void run_up_to_a_stub(const std::function<void()>& task) {
  try {
    task();
  } catch (const NotImplemented&) {
  }
}

}  // namespace

ServerThread::ServerThread() {
  set_up_log();
  if (const auto elsewhere = address_from_environment()) {
    elsewhere_ = true;
    address_ = *elsewhere;
  }
}

asio::ip::tcp::endpoint ServerThread::free_port() {
  return {asio::ip::address_v4::loopback(), 0};
}

void ServerThread::log_end_of_listener(std::exception_ptr error) try {
  if (error) std::rethrow_exception(error);
} catch (const std::exception& e) {
  log(LogLevel::warning, "the listener has ended: ", e.what());
}

void ServerThread::run(const asio::ip::tcp::endpoint& endpoint, Task start, Task close) {
  address_ = {endpoint.address().to_string(), endpoint.port()};
  close_ = std::move(close);
  watch_server(
      {.responds = [this] { return responds(); },
       .stuck_in = [this] { return where_it_is_stuck(thread_.native_handle()); },
       .request_begins = [this] { request_begins(); },
       .silence = [this] { return explain_silence(); },
       .wrong_reply = [this](const std::string& expected,
                             const std::string& received) { return explain_wrong_reply(expected, received); },
       .has_handlers = has_handlers()});
  thread_ = std::thread([this, start = std::move(start)] {
    const SignalStack stack;
    start();
    io_.run();
    finished_.set_value();
  });
}

void ServerThread::on_server_thread(const Task& task) {
  auto done = std::make_shared<std::promise<void>>();
  asio::post(io_, [done, task] {
    task();
    done->set_value();
  });
  if (done->get_future().wait_for(test_time()) == std::future_status::ready) return;
  fail(Verdict::timeout, {}, "the server does not come back to its event loop",
       "Something in it waits or loops without co_await, and everybody else waits with it.");
}

// Called after a failure: is the thread still in its event loop, as it should be, or has it left it?
bool ServerThread::responds() {
  auto done = std::make_shared<std::promise<void>>();
  asio::post(io_, [done] { done->set_value(); });
  return done->get_future().wait_for(patience_after_failure) == std::future_status::ready ||
         finish_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

void ServerThread::settles() {
  if (elsewhere_) {
    connects().sends({"PING"}).gets(simple_string("PONG"));
    return;
  }
  // Between two posted tasks the event loop checks its sockets; what it finds
  // there runs before the second task.
  for (int turn = 0; turn < 3; ++turn) on_server_thread([] {});
}

bool ServerThread::has_logged(const std::string& words) {
  return std::getenv("MINI_REDIS_LOG") || was_logged(words);
}

void ServerThread::wait_until(const std::function<bool()>& condition, const std::string& what,
                              const std::string& why) {
  const auto deadline = std::chrono::steady_clock::now() + test_time();
  for (bool holds = false; !holds;) {
    on_server_thread([&] { holds = condition(); });
    if (holds) return;
    if (stub_reached()) fail(Verdict::not_implemented, {}, what);
    if (std::chrono::steady_clock::now() > deadline) fail(Verdict::timeout, {}, what, why);
  }
}

void ServerThread::shut_down(const Task& shutdown) {
  on_server_thread([&shutdown] { run_up_to_a_stub(shutdown); });
  if (stub_reached()) fail(Verdict::not_implemented, {}, "");
}

void ServerThread::comes_to_its_end(const std::string& why) {
  keep_running_.reset();
  if (finish_.wait_for(test_time()) == std::future_status::ready) return;
  fail(Verdict::timeout, {}, "the event loop goes on although there should be nothing left to do",
       "Something still waits: the acceptor, a session, or a timer. " + why);
}

void ServerThread::stop(const std::string& what, const std::string& why) {
  if (!thread_.joinable()) return;
  const bool has_failed = std::uncaught_exceptions() > exceptions_before_;
  const auto patience = patience_at_end(has_failed);
  asio::post(io_, [this] { run_up_to_a_stub(close_); });
  keep_running_.reset();
  const bool all_ended = finish_.wait_for(patience) == std::future_status::ready;
  if (!all_ended) {
    io_.stop();
    if (finish_.wait_for(patience) != std::future_status::ready) end_process(has_failed);
  }
  thread_.join();
  watch_server({});
  if (has_failed) return;
  if (stub_reached()) fail(Verdict::not_implemented, {}, "");
  if (!all_ended) fail(Verdict::wrong, {}, what, why);
  expect_nothing_left_over();
}

// The thread cannot be stopped, so nothing that it uses may be destroyed.
void ServerThread::end_process(bool has_failed) {
  try {
    if (!has_failed)
      fail(Verdict::timeout, {}, "the server's thread cannot be stopped: it loops for ever",
           "A loop that goes on after an error, or that never co_awaits?");
  } catch (...) {  // already reported
  }
  std::cout.flush();
  std::_Exit(1);
}

}  // namespace mini_redis::testing
