#include "support/persistent_redis.hpp"
#include "support/catch.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "server_side/redis_fixture.hpp"
#include "server_side/throws.hpp"

namespace mini_redis::testing {
namespace {

const char* real_redis() {
  return std::getenv("MINI_REDIS_TEST_REDIS");
}

}  // namespace

ServerOnDisk::ServerOnDisk(const Clock& clock, const PersistenceSettings& settings) {
  begin("redis on disk", words_of(settings, clock.now().time_since_epoch()));
}

void ServerOnDisk::shuts_down() {
  shut_down();
  comes_to_its_end();
  run("store");
}

PersistentRedis::PersistentRedis(PersistenceSettings settings) : PersistentRedis(std::move(settings), true) {}

PersistentRedis::PersistentRedis(PersistenceSettings settings, bool starting)
    : settings_(std::move(settings)) {
  settings_.dir = directory_.path();
  if (starting) starts();
}

PersistentRedis::~PersistentRedis() noexcept(false) {
  drop_server();  // its last check may fail the test
}

TestClient PersistentRedis::connects() const {
  return TestClient(redis_ ? redis_->address() : server_->address());
}

void PersistentRedis::is_killed() {
  if (redis_) redis_->ends(SIGKILL);
  redis_.reset();
  drop_server();
}

void PersistentRedis::drop_server() {
  if (server_) server_->ends();
  server_.reset();
  server_process().dies();
}

void PersistentRedis::shuts_down() {
  if (redis_) redis_->ends(SIGTERM);
  redis_.reset();
  if (server_) server_->shuts_down();
  drop_server();
}

void PersistentRedis::starts(const PersistenceSettings& settings) {
  const std::filesystem::path dir = settings_.dir;
  settings_ = settings;
  settings_.dir = dir;
  starts();
}

void PersistentRedis::starts() {
  if (!real_redis()) return starts_here();
  redis_.emplace(real_redis(), settings_);
  if (!redis_->is_up()) FAIL("redis-server does not start on " << settings_.dir);
}

void PersistentRedis::starts_here() try {
  server_.emplace(clock_, settings_);
} catch (const std::exception& e) {
  fail(Verdict::wrong, {},
       std::string("the server doesn't start with the files that are there:\n") + e.what(), "", throwers());
}

void PersistentRedis::refuses_to_start(const std::vector<std::string>& words, const std::string& why) {
  if (real_redis()) {
    if (RedisProcess(real_redis(), settings_).is_up()) FAIL("redis-server starts");
    return;
  }
  std::string said;
  try {
    const ServerOnDisk server(clock_, settings_);
  } catch (const std::exception& e) {
    said = e.what();
  }
  if (said.empty()) fail(Verdict::wrong, {}, "the server starts; expected it to refuse", why);
  for (const std::string& word : words)
    if (said.find(word) == said.npos)
      fail(Verdict::wrong, {}, "expected the refusal to say \"" + word + "\"; it says:\n" + said, why);
}

void PersistentRedis::time_passes(Milliseconds by) {
  if (real_redis()) return std::this_thread::sleep_for(by);
  note_clock_move(by.count());
  clock_.advance(by);
  if (server_) server_->advances(by);
}

std::string PersistentRedis::reads(const std::string& name) const {
  if (std::filesystem::is_symlink(path(name))) return "";  // the server's link, to what the test can read
  std::ifstream file(path(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void PersistentRedis::writes(const std::string& name, std::string_view bytes) const {
  std::filesystem::create_directories(path(name).parent_path());
  std::ofstream(path(name), std::ios::binary) << bytes;
}

}  // namespace mini_redis::testing
