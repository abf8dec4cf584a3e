// CLIENT: the connected clients. Redis: clientCommand() in networking.c.
#pragma once

#include "03-commands/dispatcher.hpp"
#include "10-metrics/given/metrics.hpp"

namespace mini_redis {

/// The row of CLIENT and its subcommands: GETNAME, SETNAME, ID, LIST, INFO, HELP. REQUIRES: both outlive it.
CommandSpec client_command(Metrics& metrics, const Dispatcher& dispatcher);

/// An empty name removes the old one. Throws a CommandError for a name that is not printable ASCII without
/// spaces. Redis: clientSetNameOrReply().
void set_client_name(Connection& connection, std::string_view name);

/// One client, as CLIENT LIST shows it, without the end of the line. The address is "?:0", as in Redis if it
/// is unknown: a Client has none. The memory of one client is unknown too, but programs look for these
/// fields, so they are 0.
/// Redis: catClientInfoString().
std::string describe(const Connection& connection, const ClientState& state, TimePoint now);

}  // namespace mini_redis
