#include "support/server_process.hpp"

#include <cstdlib>

#include "common/not_implemented.hpp"
#include "isolated/other_process.hpp"
#include "server_side/server_thread.hpp"
#include "server_side/throws.hpp"
#include "support/coach.hpp"
#include "support/stuck.hpp"

namespace mini_redis::testing {
namespace {

// The test's own process.
class ThisProcess final : public ServerProcess {
 public:
  int make(const std::string& kind, const Words& arguments) override {
    fixtures_[++last_] = make_fixture(kind, arguments);
    return last_;
  }
  Words run(int fixture, const std::string& operation, const Words& arguments) override {
    return fixtures_.at(fixture)->run(operation, arguments);
  }
  void drop(int fixture) override { fixtures_.erase(fixture); }

  void request_begins() override {
    forget_throws();
    ServerThread::a_request_begins();
  }
  std::vector<Stack> throws() override { return telling_throws(); }
  bool responds() override { return ServerThread::is_responding(); }
  std::vector<Stack> looks_at_server() override { return ServerThread::looks(); }
  void catch_up() override {}
  void dies() override {}

 private:
  std::map<int, std::unique_ptr<Fixture>> fixtures_;
  int last_ = 0;
};

// What a fixture throws becomes a verdict, or its words.
template <typename Action>
auto with_verdicts(Action action) {
  try {
    return action();
  } catch (const NotImplemented&) {
    fail(Verdict::not_implemented, {}, "");
  } catch (const ServerDoesNotReturn& e) {
    fail(Verdict::timeout, {}, e.what(),
         "Something in it waits or loops without co_await, and everything else waits for it.");
  } catch (const std::exception& e) {
    throw std::runtime_error(e.what());
  }
}

std::unique_ptr<ServerProcess> make_process() {
#ifdef __linux__
  if (std::getenv(server_command)) return other_process();
#endif
  return std::make_unique<ThisProcess>();
}

}  // namespace

ServerProcess& server_process() {
  static const std::unique_ptr<ServerProcess> process = make_process();
  return *process;
}

FixtureHandle::FixtureHandle(const std::string& kind, const Words& arguments)
    : fixture_(with_verdicts([&] { return server_process().make(kind, arguments); })) {}

FixtureHandle::~FixtureHandle() {
  server_process().drop(fixture_);
}

Words FixtureHandle::run(const std::string& operation, const Words& arguments) const {
  return with_verdicts([&] { return server_process().run(fixture_, operation, arguments); });
}

}  // namespace mini_redis::testing
