#include "isolated/other_process.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <optional>

#include "common/not_implemented.hpp"
#include "isolated/channel.hpp"
#include "isolated/child.hpp"
#include "server_side/server_thread.hpp"
#include "server_side/test_time.hpp"
#include "support/coach.hpp"
#include "support/crash_report.hpp"

namespace mini_redis::testing {
namespace {

constexpr std::chrono::seconds longest_call{12};

std::vector<Stack> stacks_in(const Words& words) {
  std::vector<Stack> stacks;
  for (const std::string& word : words) stacks.emplace_back(addresses_in(word));
  return stacks;
}

class OtherProcess final : public ServerProcess {
 public:
  int make(const std::string& kind, const Words& arguments) override {
    if (!child_) child_.emplace(std::getenv(server_command));
    const int fixture = ++last_;
    call_fixture("make", with({std::to_string(fixture), kind}, arguments));
    return fixture;
  }
  Words run(int fixture, const std::string& operation, const Words& arguments) override {
    return call_fixture("run", with({std::to_string(fixture), operation}, arguments));
  }
  void drop(int fixture) override {
    if (child_ && !child_->reader().is_gone()) call_fixture("drop", {std::to_string(fixture)});
  }

  void request_begins() override {
    if (child_) call("request begins");
  }
  std::vector<Stack> throws() override { return child_ ? stacks_in(call("throws")) : std::vector<Stack>{}; }
  bool responds() override { return !child_ || call("responds") == Words{"yes"}; }
  std::vector<Stack> looks_at_server() override { return stacks_in(call("look at server")); }
  void catch_up() override {
    if (child_) call("catch up");
  }
  void dies() override { child_.reset(); }

 private:
  static Words with(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }

  std::string ask(const std::string& what, const Words& words) {
    const std::string number = std::to_string(++calls_);
    send_packet(child_->channel(), with({number, what}, words));
    return number;
  }

  // What is answered at once, whatever the server does.
  Words call(const std::string& what) { return answer(ask(what, {})); }

  // What may run the step's code, which may not return.
  Words call_fixture(const std::string& what, const Words& words) {
    const std::string number = ask(what, words);
    if (!child_->reader().wait_for(number, time_left())) look_at_call();
    return answer(number);
  }

  Words answer(const std::string& number) {
    if (child_->reader().wait_for(number, longest_call)) return result(child_->reader().take(number));
    if (child_->reader().is_gone()) end_of_process();
    dies();
    fail(Verdict::timeout, {}, "the server's process doesn't answer");
  }

  // Throws what happened there.
  static Words result(const Words& packet) {
    const Words words(packet.begin() + 2, packet.end());
    if (packet[0] == "reaches a stub") throw NotImplemented(std::source_location::current());
    if (packet[0] == "does not return") throw ServerDoesNotReturn();
    if (packet[0] == "throws") throw std::runtime_error(words.empty() ? "" : words[0]);
    return words;
  }

  // The time of the test is up: is it in a call of the step's code that does not return?
  void look_at_call() {
    if (child_->reader().is_gone()) return;
    std::vector<Stack> stacks = stacks_in(call("look at call"));
    stacks.resize(
        std::min<std::size_t>(stacks.size(), 3));  // one is enough, unless it is in the middle of a change
    std::cout.flush();
    for (const Stack& stack : stacks)
      if (print_hanging_call(stack.addresses())) std::_Exit(1);
  }

  [[noreturn]] void end_of_process() {
    std::cout.flush();
    if (std::uncaught_exceptions() > 0) std::_Exit(1);  // the test has its verdict already
    if (!child_->reader().was_launched()) std::_Exit(not_launched);
    if (const auto crash = child_->reader().crash())
      print_crash(crash->kind, crash->stack);
    else
      print_crash(
          "the server's process ended by itself, " + child_->end() + ": no code of a server calls exit()",
          {});
    std::_Exit(1);
  }

  std::optional<Child> child_;
  int last_ = 0, calls_ = 0;
};

}  // namespace

std::unique_ptr<ServerProcess> other_process() {
  return std::make_unique<OtherProcess>();
}

}  // namespace mini_redis::testing
