// What a session does with the bytes that arrive. The network layer knows nothing else about the layers above
// it, so the echo server of step 01 and the Redis server of step 03 use the same sessions.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "01-tcp-server/given/client.hpp"

namespace mini_redis {

/// What happens to the connection after the output is sent.
enum class AfterReply { keep_open, close };

/// One per connection; destroyed when the connection ends. It never touches the socket, and never waits.
class BytesHandler {
 public:
  virtual ~BytesHandler() = default;

  /// Takes every complete message off the front of `input`, and appends the replies to `output`. Leaves an
  /// incomplete message in `input`: the next call passes the same bytes again, at another address, with more
  /// bytes after them. An exception ends this connection and no other.
  virtual AfterReply on_bytes(std::string_view& input, std::string& output) = 0;
};

/// Makes the handler for a new connection.
using HandlerFactory = std::function<std::unique_ptr<BytesHandler>(Client&)>;

}  // namespace mini_redis
