// What a session does with the bytes that arrive. The network layer knows nothing else about its users, so
// the echo server of step 01 and the Redis server of step 03 run on the same sessions.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "01-tcp-server/given/client.hpp"

namespace mini_redis {

/// What becomes of the connection once the output is sent.
enum class AfterReply { keep_open, close };

/// One per connection; destroyed when the connection ends. Never touches the socket, never waits.
class BytesHandler {
 public:
  virtual ~BytesHandler() = default;

  /// Takes every whole message off the front of `input` and appends the answers to `output`. What is left in
  /// `input` (the start of a message whose end has not arrived) comes again, with more bytes behind it, at
  /// another address. An exception ends this connection and no other.
  virtual AfterReply on_bytes(std::string_view& input, std::string& output) = 0;
};

/// Makes the handler of a new connection.
using HandlerFactory = std::function<std::unique_ptr<BytesHandler>(Client&)>;

}  // namespace mini_redis
