// The server in the page: the layers that need no network and no disk, and the clients of one page.
#pragma once

#include <asio/io_context.hpp>
#include <list>

#include "01-tcp-server/given/session_list.hpp"
#include "03-commands/given/server_parts.hpp"
#include "04-expiry/active_expiry.hpp"
#include "10-metrics/given/config.hpp"
#include "10-metrics/info.hpp"
#include "not_here.hpp"
#include "page_client.hpp"
#include "page_clock.hpp"

namespace mini_redis {

class PageServer {
 public:
  PageServer();

  /// Valid until disconnect().
  PageClient& connect();
  void disconnect(PageClient& client);

  PageClock& clock() { return clock_; }
  Database& db() { return db_; }
  const Database& db() const { return db_; }
  RandomEngine& random() { return random_; }  // for active expiry, which the page runs when it likes

 private:
  std::unique_ptr<BytesHandler> make_handler(Client& client);

  PageClock clock_;
  Database db_;
  Dispatcher dispatcher_;
  RandomEngine random_{std::random_device{}()};
  std::uint64_t last_id_ = 0;

  // What a ServerParts names, but no layer in here uses.
  NotHere<asio::io_context> io_;
  NotHere<SessionList> sessions_;
  BackgroundTasks tasks_;
  Config config_;
  Info info_;
  Owned owned_;

  std::list<PageClient> clients_;  // last: their handlers use all of the above
};

}  // namespace mini_redis
