// The program of a server's process that is not the test's: fixtures, the step's code, and the channel.
#include <unistd.h>

#include <charconv>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "common/not_implemented.hpp"
#include "isolated/channel.hpp"
#include "server_side/crash.hpp"
#include "server_side/fixture.hpp"
#include "server_side/looking.hpp"
#include "server_side/server_thread.hpp"
#include "server_side/throws.hpp"

namespace mini_redis::testing {
namespace {

using Address = std::array<char, 20>;

std::string_view in_hex(std::uintptr_t address, Address& text) {
  return {text.data(), std::to_chars(text.data(), text.data() + text.size(), address, 16).ptr};
}

void tell_crash(std::string_view kind, std::span<const std::uintptr_t> stack) {
  static ReadyPacket packet;
  packet.add("crash");
  packet.add(kind);
  Address text;
  for (const std::uintptr_t address : stack) packet.add(in_hex(address, text));
  packet.send(channel_descriptor);
}

// A word for each: its addresses, with spaces between.
Words words_of(const std::vector<Stack>& stacks) {
  Words words;
  Address text;
  for (const Stack& stack : stacks) {
    std::string& word = words.emplace_back();
    for (const std::uintptr_t address : stack.addresses()) word.append(in_hex(address, text)).append(" ");
  }
  return words;
}

class Host {
 public:
  // The main thread runs the fixtures, and each call of theirs may take long. The coach's questions are
  // answered in the meantime.
  [[noreturn]] void run() {
    const std::thread reader([this] { read(); });
    for (;;) answer(next());
  }

 private:
  void read() {
    while (auto question = receive_packet(channel_descriptor)) {
      if (question->size() < 2) continue;
      if (is_for_the_coach(*question)) continue;
      const std::lock_guard lock(mutex_);
      questions_.push_back(std::move(*question));
      arrived_.notify_one();
    }
    _exit(0);  // the test has ended
  }

  Words next() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return !questions_.empty(); });
    Words question = std::move(questions_.front());
    questions_.pop_front();
    return question;
  }

  static void reply(const Words& question, const std::string& how, const Words& words = {}) {
    Words packet{how, question[0]};
    packet.insert(packet.end(), words.begin(), words.end());
    send_packet(channel_descriptor, packet);
  }

  bool is_for_the_coach(const Words& question) const {
    const std::string& what = question[1];
    if (what == "catch up") return reply(question, "returns"), true;
    if (what == "throws") return reply(question, "returns", words_of(telling_throws())), true;
    if (what == "responds")
      return reply(question, "returns", {ServerThread::is_responding() ? "yes" : "no"}), true;
    if (what == "look at server") return reply(question, "returns", words_of(ServerThread::looks())), true;
    if (what == "look at call") return reply(question, "returns", words_of(look_often_at(main_))), true;
    if (what != "request begins") return false;
    forget_throws();
    ServerThread::a_request_begins();
    return reply(question, "returns"), true;
  }

  void answer(const Words& question) try {
    reply(question, "returns", run(question[1], {question.begin() + 2, question.end()}));
  } catch (const NotImplemented&) {
    reply(question, "reaches a stub");
  } catch (const ServerDoesNotReturn&) {
    reply(question, "does not return");
  } catch (const std::exception& e) {
    reply(question, "throws", {e.what()});
  }

  // "make": fixture, kind, arguments. "run": fixture, operation, arguments. "drop": fixture.
  Words run(const std::string& what, const Words& words) {
    const std::string& fixture = words.at(0);
    if (what == "drop") return fixtures_.erase(fixture), Words{};
    const Words arguments(words.begin() + 2, words.end());
    if (what == "run") return fixtures_.at(fixture)->run(words.at(1), arguments);
    fixtures_[fixture] = make_fixture(words.at(1), arguments);
    return {};
  }

  const pthread_t main_ = pthread_self();
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Words> questions_;
  std::map<std::string, std::unique_ptr<Fixture>> fixtures_;
};

}  // namespace
}  // namespace mini_redis::testing

int main() {
  using namespace mini_redis::testing;
  const SignalStack stack;
  mini_redis::observe_not_implemented([](const mini_redis::NotImplemented& stub) {
    send_packet(channel_descriptor,
                {"stub", stub.function(), stub.file(), stub.step(), std::to_string(stub.line())});
  });
  redirect_server_log([](const std::string& text) { send_packet(channel_descriptor, {"log", text}); });
  tell_crashes(tell_crash);
  Host().run();
}
