// What a server's process says over its channel. A thread of its own listens, so that the test knows at once.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "isolated/supervisor.hpp"
#include "server_side/fixture.hpp"

namespace mini_redis::testing {

/// REQUIRES: the descriptor is open for as long as this lives; it ends when the other side has gone.
class ChannelReader {
 public:
  explicit ChannelReader(int descriptor) : descriptor_(descriptor), thread_([this] { listen(); }) {}
  ~ChannelReader() { thread_.join(); }
  ChannelReader(const ChannelReader&) = delete;

  struct Crash {
    std::string kind;
    std::vector<std::uintptr_t> stack;
  };

  /// Waits for the answer to that question. False if there is none when the process is gone, or when the
  /// time is up.
  bool wait_for(const std::string& number, std::chrono::milliseconds time);
  /// REQUIRES: there is one.
  Words take(const std::string& number);
  bool is_gone();
  /// REQUIRES: it is gone. Whether the launcher got as far as the submission's program.
  bool was_launched() const { return supervisor_.has_value(); }
  /// REQUIRES: it is gone.
  const std::optional<Crash>& crash() const { return crash_; }

 private:
  void listen();
  /// `may_answer`: not a process that the server has started. It may outlive the server.
  void note(const Words& packet, bool may_answer);

  const int descriptor_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, Words> answers_;  // by the number of the question
  bool gone_ = false;
  std::optional<Crash> crash_;
  std::optional<Supervisor> supervisor_;
  std::thread thread_;
};

/// The addresses in a word, which has spaces between them.
std::vector<std::uintptr_t> addresses_in(const std::string& word);

}  // namespace mini_redis::testing
