// What happens on the connections, for layers that want to know: metrics, append-only file, debug log.
#pragma once

#include <cstddef>
#include <string_view>

#include "01-tcp-server/given/client.hpp"

namespace mini_redis {

/// Override only what you need. Watchers are called in the order in which they were added.
class SessionWatcher {
 public:
  virtual ~SessionWatcher() = default;

  virtual void connected(Client&) {}
  /// A connection was refused: it never becomes a client.
  virtual void refused() {}
  /// `bytes` have arrived. The handler has not seen them yet.
  virtual void received(Client&, std::string_view /*bytes*/) {}
  /// The handler has dealt with what had arrived, and `answers` is what it appended to the output. None of it
  /// has been sent yet, so a watcher may hold() the client now.
  virtual void answered(Client&, std::string_view /*answers*/) {}
  /// push()ed bytes are about to be sent, perhaps to a client that has asked for nothing.
  virtual void about_to_push() {}
  /// `count` bytes of answers or pushed bytes are being sent.
  virtual void sent(Client&, std::size_t /*count*/) {}
  /// The connection has ended, and the client is about to be destroyed.
  virtual void disconnected(Client&) {}
};

}  // namespace mini_redis
