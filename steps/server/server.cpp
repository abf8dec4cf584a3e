#include "server/server.hpp"

#include <asio/co_spawn.hpp>
#include <asio/error.hpp>

#include "01-tcp-server/given/echo_handler.hpp"
#include "03-commands/given/connection_commands.hpp"
#include "03-commands/resp_handler.hpp"
#include "03-commands/string_commands.hpp"
#include "04-expiry/expiry.hpp"
#include "04-expiry/expiry_commands.hpp"
#include "05-keys/key_commands.hpp"
#include "06-lists-hashes/hash_commands.hpp"
#include "06-lists-hashes/list_commands.hpp"
#include "08-pubsub/pubsub_commands.hpp"
#include "common/log.hpp"
#include "server/persistence_info.hpp"
#include "server/tracing_handler.hpp"

namespace mini_redis {
namespace {

bool is_cancellation(std::exception_ptr error) {
  try {
    std::rethrow_exception(error);
  } catch (const asio::system_error& e) {
    return e.code() == asio::error::operation_aborted;
  } catch (...) {
    return false;
  }
}

void log_task_end(const char* task, std::exception_ptr error) try {
  if (error && !is_cancellation(error)) std::rethrow_exception(error);
} catch (const std::exception& e) {
  log(LogLevel::warning, task, " is left out: ", e.what());
}

}  // namespace

Server::Server(asio::io_context& io, const Clock& clock, const ServerConfig& config)
    : io_(io),
      clock_(clock),
      db_(clock_, expire_if_needed),
      expires_actively_(config.active_expiry),
      active_expiry_(io, db_, config.expiry_period),
      metrics_(clock, db_, dispatcher_),
      samples_(config.sampling),
      sampling_(io, metrics_, config.sampling_period),
      tcp_(io, config.endpoint, metrics_.measured(make_handlers(config.echo)), config.limits) {
  register_connection_commands(dispatcher_.table());
  register_string_commands(dispatcher_.table());
  register_expiry_commands(dispatcher_.table());
  register_key_commands(dispatcher_.table());
  register_list_commands(dispatcher_.table());
  register_hash_commands(dispatcher_.table());
  register_pubsub_commands(dispatcher_.table(), pubsub_);
  dispatcher_.add_hook(subscribed_mode_);
  register_transaction_commands(transactions_, dispatcher_, db_);
  if (config.persistence) persistence_.emplace(io, clock_, dispatcher_, db_, *config.persistence);
  add_metrics();
}

// The last to be registered. What it cannot know by itself, others tell it here.
void Server::add_metrics() {
  register_metrics(metrics_, dispatcher_, db_);
  metrics_.info().add("Stats", [this](InfoLines& lines) {
    lines.add("pubsub_channels", pubsub_.channels().size());
    lines.add("pubsub_patterns", pubsub_.patterns());
  });
  metrics_.connections().state_of = [this](const Client& client) -> Connections::State {
    return {pubsub_.names(client, SubscriptionKind::channel).size(),
            pubsub_.names(client, SubscriptionKind::pattern).size(), transactions_.waiting(client)};
  };
  if (persistence_) tell_of_persistence(metrics_, *persistence_);
  metrics_.config().add("bind", endpoint().address().to_string());
  metrics_.config().add("port", std::to_string(endpoint().port()));
}

HandlerFactory Server::make_handlers(bool echo) {
  return [this, echo](Client& client) -> std::unique_ptr<BytesHandler> {
    std::unique_ptr<BytesHandler> handler;
    if (echo) {
      handler = std::make_unique<EchoHandler>();
    } else {
      handler = std::make_unique<RespHandler>(client, dispatcher_, db_);
    }
    if (persistence_) handler = persistence_->flushed(client, std::move(handler));
    if (!log_enabled(LogLevel::debug)) return handler;
    return std::make_unique<TracingHandler>(client, std::move(handler));
  };
}

void Server::start(std::function<void(std::exception_ptr)> on_failure) {
  asio::co_spawn(io_, tcp_.listener(), [on_failure](std::exception_ptr error) {
    if (error && !is_cancellation(error)) on_failure(error);
  });
  if (expires_actively_) start_task("active expiry", active_expiry_.run());
  if (persistence_) start_task("persistence", persistence_->run());
  if (samples_) start_task("sampling", sampling_.run());
}

void Server::start_task(const char* name, asio::awaitable<void> task) {
  asio::co_spawn(io_, std::move(task), [name](std::exception_ptr error) { log_task_end(name, error); });
}

void Server::shutdown() {
  stop_tasks();
  tcp_.shutdown();
}

void Server::close() {
  stop_tasks();
  tcp_.close();
}

void Server::stop_tasks() {
  active_expiry_.stop();
  if (persistence_) persistence_->stop();
  sampling_.stop();
}

void Server::store() {
  if (persistence_) persistence_->close();
}

}  // namespace mini_redis
