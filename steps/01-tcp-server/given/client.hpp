// A connected client, as the layers above the network see it: no socket, no asio.
#pragma once

#include <cstdint>
#include <string_view>

namespace mini_redis {

/// Valid from the moment its handler is made until that handler is destroyed: when the connection ends.
class Client {
 public:
  virtual ~Client() = default;

  /// Unique among all clients of the process, in the order in which they came: 1, 2, 3, ...
  virtual std::uint64_t id() const = 0;

  /// Sends `bytes` (copied) although the client has asked nothing, as a published message does. Replies under
  /// way stay whole: the bytes go behind them. A client that lets too much pile up unread is cut off.
  virtual void push(std::string_view bytes) = 0;

  /// To be called while its bytes are handled. Nothing more is received from it, and nothing sent to it, until release():
  /// for answers that must wait for something else, a disk for one.
  virtual void hold() = 0;
  /// Sends `answers` (copied), and goes on. REQUIRES: it is on hold.
  virtual void release(std::string_view answers) = 0;

  /// Ends the connection once all that has arrived so far is answered and sent.
  virtual void finish() = 0;
};

}  // namespace mini_redis
