// The whole server: the list of its layers. Redis: server.c.
#pragma once

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <functional>
#include <optional>

#include "01-tcp-server/tcp_server.hpp"
#include "03-commands/given/server_parts.hpp"
#include "07-persistence/given/settings.hpp"
#include "10-metrics/given/config.hpp"
#include "10-metrics/info.hpp"
#include "common/background_task.hpp"
#include "server/byte_log.hpp"

namespace mini_redis {

struct ServerConfig {
  asio::ip::tcp::endpoint endpoint{asio::ip::address_v4::loopback(), 0};
  std::optional<Milliseconds> expiry_period = Milliseconds(1000);   // empty: no active expiry
  std::optional<Milliseconds> sampling_period = Milliseconds(100);  // empty: nothing that INFO says per second
  bool echo = false;  // speak the echo protocol of step 01 instead of RESP
  SessionLimits limits;
  std::optional<PersistenceSettings> persistence;  // empty: everything stays in memory
};

/// Owns the database and everything around it. REQUIRES: io and clock outlive it; everything happens on the
/// one thread that runs io.
class Server {
 public:
  /// Binds the endpoint, and then loads what is on the disk; throws asio::system_error when it cannot bind, and
  /// CannotLoad when it cannot load.
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

 private:
  void install_layers(ServerParts parts, const ServerConfig& config);
  std::unique_ptr<BytesHandler> make_handler(Client& client, bool echo);

  asio::io_context& io_;
  LoadingClock clock_;
  Database db_;
  Dispatcher dispatcher_;
  Info info_;
  Config config_;
  ByteLog byte_log_;
  BackgroundTasks tasks_;
  Owned owned_;    // what the layers have made
  TcpServer tcp_;  // last: its sessions use all of the above
};

}  // namespace mini_redis
