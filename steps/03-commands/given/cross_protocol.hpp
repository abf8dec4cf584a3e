// A web page can make the reader's browser send HTTP to a server on the reader's own machine, with commands
// in what looks like the body of a request.
#pragma once

#include "03-commands/given/command_context.hpp"

namespace mini_redis {

/// Whether the request is a line of HTTP: its first word is POST or Host:, in any letter case.
/// Redis: processCommand().
bool is_http(const Request& request);

/// Disconnects the client without a reply: nothing that it has sent after this is executed. The log says so,
/// once a minute at most. Redis: securityWarningCommand().
void cut_off(CommandContext& context);

}  // namespace mini_redis
