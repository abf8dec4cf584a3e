// The whole server: makes the layers and joins them. Redis: server.c.
#pragma once

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <functional>
#include <optional>

#include "01-tcp-server/tcp_server.hpp"
#include "03-commands/dispatcher.hpp"
#include "04-expiry/active_expiry.hpp"
#include "07-persistence/given/persistence.hpp"
#include "08-pubsub/pubsub.hpp"
#include "08-pubsub/subscribed_mode.hpp"
#include "09-transactions/transactions.hpp"
#include "10-metrics/given/metrics.hpp"
#include "10-metrics/given/sampling.hpp"
#include "common/clock.hpp"

namespace mini_redis {

struct ServerConfig {
  asio::ip::tcp::endpoint endpoint{asio::ip::address_v4::loopback(), 0};
  Milliseconds expiry_period{1000};
  bool active_expiry = true;
  Milliseconds sampling_period{100};
  bool sampling = true;  // for what INFO says per second
  bool echo = false;  // speak the echo protocol of step 01 instead of RESP
  SessionLimits limits;
  std::optional<PersistenceSettings> persistence;  // empty: everything stays in memory
};

/// Owns the database and everything around it. REQUIRES: io and clock outlive it; everything happens on the
/// one thread that runs io.
class Server {
 public:
  /// Binds the endpoint, and loads what is on the disk; throws asio::system_error when it cannot bind, and what
  /// Persistence throws when it cannot load.
  Server(asio::io_context& io, const Clock& clock, const ServerConfig& config);

  /// Starts the listener and the background tasks; they run when io does. Should the listener end by an
  /// error, `on_failure` gets it; a background task that fails is logged and left out.
  void start(std::function<void(std::exception_ptr)> on_failure);

  /// The graceful end: io.run() returns once the sessions have finished.
  void shutdown();
  /// The abrupt end, for clients that are too slow for the other.
  void close();
  /// What is to survive goes to the disk, now that all is over. REQUIRES: io has come to its end.
  void store();

  asio::ip::tcp::endpoint endpoint() const { return tcp_.local_endpoint(); }
  TcpServer& tcp() { return tcp_; }
  Database& db() { return db_; }
  Dispatcher& dispatcher() { return dispatcher_; }
  Metrics& metrics() { return metrics_; }

 private:
  void add_metrics();
  HandlerFactory make_handlers(bool echo);
  void start_task(const char* name, asio::awaitable<void> task);
  void stop_tasks();

  asio::io_context& io_;
  LoadingClock clock_;
  Database db_;
  Dispatcher dispatcher_;
  Transactions transactions_{dispatcher_};
  bool expires_actively_;
  ActiveExpiry active_expiry_;
  PubSub pubsub_;
  SubscribedMode subscribed_mode_{pubsub_};
  std::optional<Persistence> persistence_;
  Metrics metrics_;
  bool samples_;
  Sampling sampling_;
  TcpServer tcp_;  // last: its sessions use all of the above
};

}  // namespace mini_redis
