#include "10-metrics/given/install.hpp"

#include "01-tcp-server/given/session_list.hpp"
#include "10-metrics/given/client_command.hpp"
#include "10-metrics/given/config_command.hpp"
#include "10-metrics/given/hello_command.hpp"
#include "10-metrics/given/info_sections.hpp"
#include "10-metrics/given/sampling.hpp"

namespace mini_redis {
namespace {

void add_commands(ServerParts& server, Metrics& metrics) {
  const auto info = [&info = server.info](CommandContext& context) {
    context.reply.verbatim_string(info.text(context.request.arguments().subspan(1)));
  };
  server.commands.add({"info", -1, {}, no_keys, info});
  server.commands.add(config_command(server.config, metrics));
  server.commands.add(client_command(metrics, server.dispatcher));
  server.commands.add(hello_command(metrics));
}

}  // namespace

void install_metrics(ServerParts& server, std::optional<Milliseconds> period) {
  Metrics& metrics = server.owned.make<Metrics>(server.clock, server.db, server.commands);
  add_commands(server, metrics);
  add_info_sections(server.info, server.config, metrics, server.db);
  server.dispatcher.add_hook(metrics);
  server.sessions.add_watcher(metrics);
  server.db.observe_changes([&metrics](std::string_view, Change change) {
    if (change == Change::expired) ++metrics.stats().counters.expired_keys;
  });
  if (period) server.tasks.add("sampling", server.owned.make<Sampling>(server.io, metrics, *period));
}

}  // namespace mini_redis
