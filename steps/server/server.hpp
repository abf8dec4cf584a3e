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
  std::optional<Milliseconds> sampling_period = Milliseconds(100);  // empty: no "per second" in INFO
  bool echo = false;  // speak the echo protocol of step 01 instead of RESP
  SessionLimits limits;
  std::optional<PersistenceSettings> persistence;  // empty: everything stays in memory
};

/// Owns the database and everything around it. REQUIRES: io and clock outlive it; everything happens on the
/// one thread that runs io.
class Server {
 public:
  /// Binds the endpoint, then loads what is on the disk. Throws asio::system_error if it cannot bind, and
  /// CannotLoad if it cannot load.
  Server(asio::io_context& io, const Clock& clock, const ServerConfig& config);

  /// Starts the listener and the background tasks; they run when io does. If the listener fails, `on_failure`
  /// gets its error. If a background task fails, that is logged, and the server goes on without it.
  void start(const std::function<void(std::exception_ptr)>& on_failure);

  /// Ends gracefully: io.run() returns once all sessions have finished.
  void shutdown();
  /// Ends at once, when clients are too slow for shutdown().
  void close();
  /// Writes to the disk what must survive, after everything else. REQUIRES: io has nothing left to run.
  void store();

  asio::ip::tcp::endpoint endpoint() const { return tcp_.local_endpoint(); }
  TcpServer& tcp() { return tcp_; }
  CommandTable& commands() { return dispatcher_.table(); }

 private:
  void install_layers(ServerParts parts, const ServerConfig& config);
  std::unique_ptr<BytesHandler> make_handler(Client& client, bool echo);

  asio::io_context& io_;
  const Clock& clock_;
  Database db_;
  Dispatcher dispatcher_;
  Info info_;
  Config config_;
  ByteLog byte_log_;
  BackgroundTasks tasks_;
  Owned owned_;    // what the layers have created
  TcpServer tcp_;  // last: its sessions use all of the above
};

}  // namespace mini_redis
