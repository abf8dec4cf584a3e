// The clients that are connected. Redis: struct client in server.h, and server.clients.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "01-tcp-server/given/client.hpp"
#include "common/clock.hpp"

namespace mini_redis {

/// What CLIENT LIST shows about a client, apart from what other layers know.
struct Connection {
  const Client* client;
  std::string name;  // from CLIENT SETNAME; empty: none
  TimePoint connected_at;
  TimePoint last_seen;            // when bytes last arrived
  std::string_view last_command;  // the name in its row, such as "client|list"; empty: none so far
};

/// All connections, by Client::id(): in the order in which they connected. They stay at their addresses.
using Connections = std::map<std::uint64_t, Connection>;

}  // namespace mini_redis
