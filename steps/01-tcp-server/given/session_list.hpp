// All connections of a server, from their first byte to their last.
#pragma once

#include <asio/ip/tcp.hpp>
#include <exception>
#include <memory>
#include <set>

#include "01-tcp-server/session.hpp"

namespace mini_redis {

/// Starts sessions, owns them while they run, and cleans up however they end.
class SessionList {
 public:
  explicit SessionList(HandlerFactory make_handler, SessionLimits limits = {})
      : make_handler_(std::move(make_handler)), limits_(limits) {}
  /// Destroys the handlers of all sessions that have not ended. Those sessions stay suspended in their
  /// io_context forever, and their handlers must not outlive the objects they refer to.
  ~SessionList();
  SessionList(const SessionList&) = delete;

  /// Makes a session for a new connection, and runs it alongside all others; returns at once. If the limits
  /// do not allow one client more, or not this one: sends it the error that says so, and closes it.
  /// Redis: acceptCommonHandler(), clientAcceptHandler().
  void start(asio::ip::tcp::socket socket);

  /// Calls Session::finish(), or Session::close(), on every session.
  void finish_all();
  void close_all();

  std::size_t size() const { return sessions_.size(); }
  /// From now on, tells `watcher` what happens on every connection. REQUIRES: `watcher` outlives all of them.
  void add_watcher(SessionWatcher& watcher) { watchers_.push_back(&watcher); }

 private:
  void refuse(asio::ip::tcp::socket& socket, std::string_view error);
  void ended(const std::shared_ptr<Session>& session, std::exception_ptr error);

  HandlerFactory make_handler_;
  SessionLimits limits_;
  Session::Watchers watchers_;
  std::set<std::shared_ptr<Session>> sessions_;
};

}  // namespace mini_redis
