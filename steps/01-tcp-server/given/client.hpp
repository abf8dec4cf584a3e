// A connected client, as the layers above the network see it: no socket, no asio.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/require.hpp"

namespace mini_redis {

/// The version of Redis's protocol in which a client wants its replies.
enum class Protocol { resp2 = 2, resp3 = 3 };

/// Valid from the moment its handler is made until that handler is destroyed, when the connection ends.
class Client {
 public:
  virtual ~Client() = default;

  /// Unique among all clients of this process, in the order in which they connected: 1, 2, 3, ...
  virtual std::uint64_t id() const = 0;

  /// How many bytes have been received and not used yet: the start of an incomplete request.
  virtual std::size_t unread() const { return 0; }

  /// Sends `bytes` (copied) that the client has not asked for, such as a published message. Never splits a
  /// reply: the bytes are sent after it. Disconnects a client that reads so slowly that too much piles up.
  /// If they are an array, a client that speaks RESP3 gets them as a push: only the first byte differs.
  virtual void push(std::string_view bytes) = 0;

  /// Holds back all unsent output until release() or end_with(), and receives nothing in the meantime. For
  /// replies that must wait for something else, such as a disk.
  virtual void hold() {}
  /// Sends what was held back, and carries on. REQUIRES: the client is on hold.
  virtual void release(Caller = Caller::current()) {}
  /// Drops what was held back, sends `last_words` (copied) instead, and disconnects the client.
  /// REQUIRES: the client is on hold.
  virtual void end_with(std::string_view /*last_words*/, Caller = Caller::current()) {}

  /// Ends the connection after everything that has arrived so far is answered and sent.
  virtual void finish() = 0;

  /// RESP2 until the client asks for another with HELLO. Redis: client.resp.
  Protocol protocol() const { return protocol_; }
  void set_protocol(Protocol protocol) { protocol_ = protocol; }

 private:
  Protocol protocol_ = Protocol::resp2;
};

}  // namespace mini_redis
