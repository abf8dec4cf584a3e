// CLIENT: the connected clients. Redis: clientCommand() in networking.c.
#pragma once

#include "03-commands/dispatcher.hpp"
#include "10-metrics/given/metrics.hpp"

namespace mini_redis {

/// The row of CLIENT and its subcommands: GETNAME, SETNAME, ID, LIST, INFO, HELP. REQUIRES: both outlive it.
CommandSpec client_command(Metrics& metrics, const Dispatcher& dispatcher);

/// One client, as CLIENT LIST tells of it, without the end of the line. An address reads "?:0", as in Redis where
/// it is not known: a Client has none. Memory is not known for each client, either: programs look for those fields, so
/// they are there, and 0. Redis: catClientInfoString().
std::string describe(const Connection& connection, const ClientState& state, TimePoint now);

}  // namespace mini_redis
