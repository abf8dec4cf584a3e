// A server that has its own directory, can end in several ways, and starts again on the files it left there.
// With MINI_REDIS_TEST_REDIS=PROGRAM it is that redis-server.
#pragma once

#include <sys/types.h>

#include <csignal>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "07-persistence/given/settings.hpp"
#include "server_side/fake_clock.hpp"
#include "server_side/temporary_path.hpp"
#include "support/server_under_test.hpp"

namespace mini_redis::testing {

/// A server on an existing directory.
class ServerOnDisk : public ServerUnderTest {
 public:
  /// Throws std::runtime_error with the words of what Server throws, for example when it cannot load.
  ServerOnDisk(const Clock& clock, const PersistenceSettings& settings);
  ~ServerOnDisk() noexcept(false) { stop(); }

  /// Stops abruptly. The destructor would do the same, but std::optional would hide its errors.
  void ends() { stop(); }
  /// Shuts down gracefully: data that must survive is stored.
  void shuts_down();
  /// Moves its clock.
  void advances(Milliseconds by) { run("advance", {std::to_string(by.count())}); }
};

/// A redis-server, as a separate process.
class RedisProcess {
 public:
  RedisProcess(const char* program, const PersistenceSettings& settings);
  ~RedisProcess() { ends(SIGKILL); }
  RedisProcess(const RedisProcess&) = delete;

  /// False if it refused to start.
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
  /// Starts it in a new directory, which is deleted with this object; `dir` in the settings is set to it.
  explicit PersistentRedis(PersistenceSettings settings = {});
  /// The same, but not started yet: for tests that first put files there.
  static PersistentRedis not_started(PersistenceSettings settings = {}) {
    return {std::move(settings), false};
  }
  ~PersistentRedis() noexcept(false);
  PersistentRedis(const PersistentRedis&) = delete;

  TestClient connects() const;
  /// Kills it: nothing is flushed, synced or printed. Only what is already in the files is left.
  void is_killed();
  /// Stops it as SIGTERM does: clients finish, and data that must survive is stored.
  void shuts_down();
  /// Starts it on the existing files.
  void starts();
  void starts(const PersistenceSettings& settings);
  /// Expects that it does not start, and that its message contains all of these words. (The words are not
  /// checked for a redis-server.)
  void refuses_to_start(const std::vector<std::string>& words, const std::string& why);
  /// As in RedisUnderTest.
  void time_passes(Milliseconds by);

  /// A path in its directory.
  std::filesystem::path path(const std::string& name) const { return settings_.dir / name; }
  bool has(const std::string& name) const { return std::filesystem::exists(path(name)); }
  std::string reads(const std::string& name) const;
  void writes(const std::string& name, std::string_view bytes) const;

 private:
  PersistentRedis(PersistenceSettings settings, bool starting);
  void starts_here();
  void drop_server();

  const TemporaryPath directory_{TemporaryPath::Kind::folder};
  PersistenceSettings settings_;
  FakeClock clock_;
  std::optional<ServerOnDisk> server_;
  std::optional<RedisProcess> redis_;
};

}  // namespace mini_redis::testing
