#include "server_side/server_thread.hpp"

#include <algorithm>
#include <asio/post.hpp>
#include <cstdlib>
#include <mutex>

#include "common/log.hpp"
#include "common/not_implemented.hpp"
#include "server_side/crash.hpp"
#include "server_side/looking.hpp"
#include "server_side/temporary_path.hpp"
#include "server_side/test_time.hpp"
#include "server_side/throws.hpp"

namespace mini_redis::testing {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds patience_after_failure{300};
// Between two posted tasks the event loop checks its sockets; what it finds there runs before the second
// task. Three are enough for a thread that waits, but code may post something itself before it answers.
constexpr int turns = 8;

// The one that is running. Another thread than the one that starts and ends it may ask.
std::recursive_mutex running_mutex;
ServerThread* running = nullptr;

// Static objects of other files set it, so it cannot be one itself.
std::function<void(const std::string&)>& tell_log() {
  static std::function<void(const std::string&)> instance = [](const std::string&) {};
  return instance;
}

// How long to wait for all sessions to end. After a failure there is nothing more to find out.
milliseconds patience_at_end(bool has_failed) {
  return has_failed ? patience_after_failure
                    : std::max(milliseconds(2000), milliseconds(test_time()) * 2 / 5);
}

void set_up_log() {
  LogLevel level = LogLevel::warning;
  const char* wanted = std::getenv("MINI_REDIS_LOG");
  if (wanted) parse_log_level(wanted, level);
  set_log_level(level);
  if (wanted) return;
  redirect_log([](LogLevel, const std::string& text) {
    keep_last_throw();
    tell_log()(text);
  });
}

void run_up_to_a_stub(const std::function<void()>& task) {
  try {
    task();
  } catch (const NotImplemented&) {
  }
}

}  // namespace

void redirect_server_log(std::function<void(const std::string&)> tell) {
  tell_log() = std::move(tell);
}

void ServerThread::a_request_begins() {
  const std::lock_guard lock(running_mutex);
  if (running) running->request_begins();
}

bool ServerThread::is_responding() {
  const std::lock_guard lock(running_mutex);
  return !running || running->responds();
}

std::vector<Stack> ServerThread::looks() {
  const std::lock_guard lock(running_mutex);
  return running ? look_often_at(running->thread_.native_handle()) : std::vector<Stack>{};
}

ServerThread::ServerThread() {
  set_up_log();
  offers("accept", [this](const Words&) {
    for (int turn = 0; turn < turns && accepts_; ++turn) accepts_ = responds();
    return Words{};
  });
  offers("settle", [this](const Words&) {
    for (int turn = 0; turn < turns; ++turn) on_server_thread([] {});
    return Words{};
  });
  offers("come to an end", [this](const Words&) { return Words{comes_to_an_end() ? "yes" : "no"}; });
  offers("stop", [this](const Words& has_failed) {
    constexpr const char* ends[] = {"ended", "late", "stuck"};
    return Words{ends[static_cast<int>(stop(!has_failed.empty()))]};
  });
}

asio::ip::tcp::endpoint ServerThread::free_port() {
  return {asio::ip::address_v4::loopback(), 0};
}

void ServerThread::log_end_of_listener(std::exception_ptr error) try {
  if (error) std::rethrow_exception(error);
} catch (const std::exception& e) {
  log(LogLevel::warning, "the listener has ended: ", e.what());
}

void ServerThread::run_server(const asio::ip::tcp::endpoint& endpoint, Task start, Task close) {
  offers("address", [endpoint](const Words&) {
    return Words{endpoint.address().to_string(), std::to_string(endpoint.port())};
  });
  close_ = std::move(close);
  const std::lock_guard lock(running_mutex);
  running = this;
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
  if (done->get_future().wait_for(test_time()) != std::future_status::ready) throw ServerDoesNotReturn();
}

bool ServerThread::responds() {
  auto done = std::make_shared<std::promise<void>>();
  asio::post(io_, [done] { done->set_value(); });
  return done->get_future().wait_for(patience_after_failure) == std::future_status::ready ||
         finish_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

void ServerThread::shut_down(const Task& shutdown) {
  on_server_thread([&shutdown] { run_up_to_a_stub(shutdown); });
}

bool ServerThread::comes_to_an_end() {
  keep_running_.reset();
  return finish_.wait_for(test_time()) == std::future_status::ready;
}

ServerThread::End ServerThread::stop(bool has_failed) {
  const auto patience = patience_at_end(has_failed);
  asio::post(io_, [this] { run_up_to_a_stub(close_); });
  keep_running_.reset();
  const bool all_ended = finish_.wait_for(patience) == std::future_status::ready;
  if (!all_ended) {
    io_.stop();
    if (finish_.wait_for(patience) != std::future_status::ready) return End::stuck;
  }
  thread_.join();
  const std::lock_guard lock(running_mutex);
  running = nullptr;
  return all_ended ? End::ended : End::late;
}

void ServerThread::finish() {
  // Nothing that the thread uses may be destroyed.
  if (!thread_.joinable() || stop(true) != End::stuck) return;
  remove_temporary_paths();
  std::_Exit(1);
}

}  // namespace mini_redis::testing
