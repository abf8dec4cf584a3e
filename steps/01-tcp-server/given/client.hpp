// A connected client, as the layers above the network see it: no socket, no asio.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mini_redis {

/// Valid from the moment its handler is made until that handler is destroyed: when the connection ends.
class Client {
 public:
  virtual ~Client() = default;

  /// Unique among all clients of the process, in the order in which they connected: 1, 2, 3, ...
  virtual std::uint64_t id() const = 0;

  /// How many bytes have been received and not used: the start of a request that has not arrived in full.
  virtual std::size_t unread() const { return 0; }

  /// Sends `bytes` (copied) although the client has asked for nothing, as a published message does. A reply is never
  /// cut in two: the bytes follow it. A client that lets too much pile up unread is disconnected.
  virtual void push(std::string_view bytes) = 0;

  /// Holds back everything that waits to be sent, until release() or end_with(); nothing more is received
  /// meanwhile. For answers that must wait for something else, such as a disk.
  virtual void hold() {}
  /// Sends what was held back, and goes on. REQUIRES: the client is on hold.
  virtual void release() {}
  /// Drops what was held back, sends `last_words` (copied) in its place, and disconnects the client.
  /// REQUIRES: the client is on hold.
  virtual void end_with(std::string_view /*last_words*/) {}

  /// Ends the connection once everything that has arrived so far is answered and sent.
  virtual void finish() = 0;
};

}  // namespace mini_redis
