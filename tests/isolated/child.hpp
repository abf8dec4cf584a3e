// A server's process: started, listened to, and ended.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>

#include "isolated/channel_reader.hpp"

namespace mini_redis::testing {

/// The test's exit status, for the grader, if no program of the submission could be run: its sandbox or the
/// launcher failed, and nobody is to blame but the machine.
constexpr int not_launched = 69;

class Child {
 public:
  /// Runs this command, one word a line, with the channel as its descriptor 3, no environment, and no output.
  explicit Child(const std::string& command);
  /// Kills it, and returns when all that it has started is gone, too.
  ~Child();
  Child(const Child&) = delete;

  int channel() const { return channel_; }
  ChannelReader& reader() { return *reader_; }
  /// How it ended: "with exit status 0". Waits until it has.
  std::string end() const;

 private:
  void start(const std::string& command, int channel);

  pid_t pid_ = 0;
  int channel_ = -1;
  std::optional<ChannelReader> reader_;
};

}  // namespace mini_redis::testing
