// A server that has a directory of its own, can end in several ways, and starts again on what it has left
// there. With MINI_REDIS_TEST_REDIS=PROGRAM it is that redis-server.
#pragma once

#include <sys/types.h>

#include <csignal>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "07-persistence/given/settings.hpp"
#include "support/fake_clock.hpp"
#include "support/server_thread.hpp"

namespace mini_redis {

class Server;

namespace testing {

/// A server in the test's own process, on a directory that is already there.
class ServerOnDisk : public ServerThread {
 public:
  /// Throws what Server throws: when it cannot load, for one.
  ServerOnDisk(const Clock& clock, const PersistenceSettings& settings);
  ~ServerOnDisk() noexcept(false);

  /// The abrupt end. The destructor would do the same, but what fails there std::optional lets nobody see.
  void ends() { stop(); }
  /// The graceful end: what is to survive is stored.
  void shuts_down();

 private:
  std::unique_ptr<Server> server_;
};

/// A redis-server, a process of its own.
class RedisProcess {
 public:
  RedisProcess(const char* program, const PersistenceSettings& settings);
  ~RedisProcess() { ends(SIGKILL); }
  RedisProcess(const RedisProcess&) = delete;

  /// False: it has refused to start.
  bool is_up() const { return pid_ != 0; }
  const Address& address() const { return address_; }
  void ends(int signal);

 private:
  bool comes_up();

  Address address_{"127.0.0.1", 0};
  pid_t pid_ = 0;
};

class PersistentRedis {
 public:
  /// Starts it in a fresh directory, which goes with it; `dir` of the settings is that one.
  explicit PersistentRedis(PersistenceSettings settings = {});
  /// The same, but not started yet: for a test that puts files there first.
  static PersistentRedis not_started(PersistenceSettings settings = {}) {
    return {std::move(settings), false};
  }
  ~PersistentRedis() noexcept(false);
  PersistentRedis(const PersistentRedis&) = delete;

  TestClient connects() const;
  /// Nothing is flushed, synced or said: what is in the files by now is all there is.
  void is_killed();
  /// As at SIGTERM: the clients finish, and what is to survive is stored.
  void shuts_down();
  /// On what is there.
  void starts();
  void starts(const PersistenceSettings& settings);
  /// It does not start, and says why: all of these words stand in it. (What Redis says nobody asks.)
  void refuses_to_start(const std::vector<std::string>& words, const std::string& why);
  /// As RedisUnderTest.
  void time_passes(Milliseconds by);

  /// In its directory.
  std::filesystem::path path(const std::string& name) const { return settings_.dir / name; }
  bool has(const std::string& name) const { return std::filesystem::exists(path(name)); }
  std::string reads(const std::string& name) const;
  void writes(const std::string& name, std::string_view bytes) const;

 private:
  PersistentRedis(PersistenceSettings settings, bool starting);
  void starts_here();
  void drop_server();

  PersistenceSettings settings_;
  FakeClock clock_;
  std::optional<ServerOnDisk> server_;
  std::optional<RedisProcess> redis_;
};

}  // namespace testing
}  // namespace mini_redis
