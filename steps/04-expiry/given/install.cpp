#include "04-expiry/given/install.hpp"

#include "04-expiry/active_expiry.hpp"
#include "04-expiry/expiry_commands.hpp"

namespace mini_redis {

void add_expiry_commands(ServerParts& server) {
  using namespace flag;
  server.commands.add({"expire", -3, write | fast, first_key, expire_command, LogForm::end_of_key});
  server.commands.add({"ttl", 2, readonly | fast, first_key, ttl_command});
}

void install_expiry(ServerParts& server, std::optional<Milliseconds> period) {
  add_expiry_commands(server);
  if (period)
    server.tasks.add("active expiry", server.owned.make<ActiveExpiry>(server.io, server.db, *period));
}

}  // namespace mini_redis
