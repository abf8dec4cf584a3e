// The channel between a test and the server's process: packets of words, over a socket pair.
#pragma once

#include <sys/types.h>

#include <array>
#include <optional>
#include <string_view>

#include "server_side/fixture.hpp"

namespace mini_redis::testing {

/// The server's end, in the server's process.
inline constexpr int channel_descriptor = 3;
inline constexpr std::size_t largest_packet = 160 * 1024;

// What a test asks:    number, operation, arguments...
// What it is told:     "returns" | "throws" | "reaches a stub" | "does not return", number, words...
// and at any time:     "stub", function, file, step, line | "log", text | "crash", kind, address...

/// Sends a packet as a whole. Packets that are too large are cut off: only a report would be that long.
void send_packet(int descriptor, const Words& words);
/// The next packet; none when the other side has gone. A packet that is broken is empty. `passed`, if not
/// null, is set to the descriptor that came along, if one did; `sender` to the process that sent it: the
/// kernel says which, if tell_senders() was called before.
std::optional<Words> receive_packet(int descriptor, pid_t* sender = nullptr, int* passed = nullptr);
void tell_senders(int descriptor);

/// A packet that is made and sent without allocating: for a signal handler.
class ReadyPacket {
 public:
  void add(std::string_view word);
  /// `passed`: a descriptor that goes along, or -1.
  void send(int channel, int passed = -1) const;

 private:
  std::array<char, 8 * 1024> bytes_{};
  std::size_t size_ = 0;
};

}  // namespace mini_redis::testing
