#include "server/server.hpp"

#include <asio/co_spawn.hpp>

#include "01-tcp-server/given/echo_handler.hpp"
#include "01-tcp-server/given/socket_options.hpp"
#include "03-commands/given/install.hpp"
#include "03-commands/resp_handler.hpp"
#include "04-expiry/expiry.hpp"
#include "04-expiry/given/install.hpp"
#include "05-keys/given/install.hpp"
#include "06-lists-hashes/given/install.hpp"
#include "07-persistence/given/install.hpp"
#include "08-pubsub/given/install.hpp"
#include "09-transactions/given/install.hpp"
#include "10-metrics/given/install.hpp"
#include "common/background_task.hpp"
#include "common/log.hpp"

namespace mini_redis {

// Each layer adds its commands and whatever else it needs. Some layers also hear of every command
// (CommandHook) or of every byte (SessionWatcher), in the order of this list. So the order matters, from
// install_metrics() on.
void Server::install_layers(ServerParts parts, const ServerConfig& config) {
  if (log_enabled(LogLevel::debug)) tcp_.sessions().add_watcher(byte_log_);

  install_commands(parts);
  install_expiry(parts, config.expiry_period);
  install_keys(parts);
  install_lists_hashes(parts);

  // First, so that the time of a command includes what the other layers do for it. It refuses nothing.
  install_metrics(parts, config.sampling_period);
  // The first that refuses, as in Redis: a command that must not be queued needs no further check. And the
  // next layer must know what EXEC is going to write.
  install_transactions(parts);
  // Refuses writes while they cannot be stored, even if they would only be queued in a transaction.
  install_persistence(parts, config.persistence);
  // The last that refuses: commands that a subscriber may not send.
  install_pubsub(parts);
}

Server::Server(asio::io_context& io, const Clock& clock, const ServerConfig& config)
    : io_(io),
      clock_(clock),
      db_(clock_, expire_if_needed),
      tcp_(
          io, config.endpoint,
          [this, echo = config.echo](Client& client) { return make_handler(client, echo); }, config.limits) {
  config_.add("bind", endpoint().address().to_string());
  config_.add("port", std::to_string(endpoint().port()));
  config_.add("maxclients", std::to_string(config.limits.max_clients));
  config_.add("protected-mode", config.limits.protected_mode ? "yes" : "no");
  config_.add("tcp-keepalive", std::to_string(keep_alive.count()));
  install_layers(
      {io, clock_, db_, dispatcher_, dispatcher_.table(), tcp_.sessions(), tasks_, info_, config_, owned_},
      config);
}

std::unique_ptr<BytesHandler> Server::make_handler(Client& client, bool echo) {
  if (echo) return std::make_unique<EchoHandler>();
  return std::make_unique<RespHandler>(client, dispatcher_, db_);
}

void Server::start(const std::function<void(std::exception_ptr)>& on_failure) {
  asio::co_spawn(io_, tcp_.listener(), [on_failure](std::exception_ptr error) {
    if (error && !is_cancellation(error)) on_failure(error);
  });
  tasks_.start(io_);
}

void Server::shutdown() {
  tasks_.stop();
  tcp_.shutdown();
}

void Server::close() {
  tasks_.stop();
  tcp_.close();
}

void Server::store() {
  tasks_.finish();
}

}  // namespace mini_redis
