// The network: bytes arrive in pieces, late, and sometimes not at all.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace mini_redis::simulation {

/// One connection, as the kernel of the server's machine sees it.
struct Connection {
  using Ref = std::shared_ptr<Connection>;

  // From the client to the server.
  std::string arrived;          // at the machine; the server has not received it yet
  bool client_is_done = false;  // no more bytes follow
  bool is_reset = false;        // the client has broken off

  // From the server to the client.
  std::size_t unread = 0;  // bytes that the client has not read yet
  std::size_t room = 0;    // for how many there is room
  bool is_closed = false;  // by the server
  bool is_deaf = false;    // the server has shut down its receiving side

  int number = -1;                                      // the descriptor, once it is accepted
  std::function<void(std::string_view bytes)> on_sent;  // called before the client reads them
};

/// The server's port.
struct Listener {
  using Ref = std::shared_ptr<Listener>;

  std::deque<Connection::Ref> waiting;  // to be accepted
  int number = -1;
};

}  // namespace mini_redis::simulation
