#include "01-tcp-server/given/session_list.hpp"

#include <asio/co_spawn.hpp>
#include <asio/error.hpp>

#include "common/error_texts.hpp"
#include "common/log.hpp"

namespace mini_redis {
namespace {

// Clients come and go, politely or not. These are the normal ways for a connection to end.
bool peer_is_gone(const asio::error_code& code) {
  return code == asio::error::eof || code == asio::error::connection_reset ||
         code == asio::error::broken_pipe || code == asio::error::operation_aborted ||
         code == asio::error::bad_descriptor;
}

void log_end(std::uint64_t id, std::exception_ptr error) {
  try {
    if (error) std::rethrow_exception(error);
    log(LogLevel::verbose, "client ", id, ": closed");
  } catch (const asio::system_error& e) {
    if (e.code() == asio::error::would_block)
      return log(LogLevel::warning, "client ", id, ": ", e.code().message(),
                 ": a read or write without co_await?");
    if (e.code() == asio::error::eof) return log(LogLevel::verbose, "client ", id, ": has left");
    log(peer_is_gone(e.code()) ? LogLevel::verbose : LogLevel::warning, "client ", id, ": ",
        e.code().message());
  } catch (const std::exception& e) {
    log(LogLevel::warning, "client ", id, ": closed after an error: ", e.what());
  } catch (...) {
    log(LogLevel::warning, "client ", id, ": closed after an exception of an unknown type");
  }
}

bool is_loopback(const asio::ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).is_loopback();
  return address.is_loopback();
}

bool is_of_this_machine(const asio::ip::tcp::socket& socket) {
  asio::error_code gone;
  return is_loopback(socket.remote_endpoint(gone).address()) && !gone;
}

}  // namespace

SessionList::~SessionList() {
  for (const auto& session : sessions_) session->drop_handler();
}

void SessionList::start(asio::ip::tcp::socket socket) {
  if (size() >= limits_.max_clients) return refuse(socket, errors::too_many_clients);
  if (limits_.protected_mode && !is_of_this_machine(socket)) return refuse(socket, errors::protected_mode);
  const auto executor = socket.get_executor();
  auto session = std::make_shared<Session>(std::move(socket), make_handler_, limits_, watchers_);
  sessions_.insert(session);
  log(LogLevel::verbose, "client ", session->id(), ": connected");
  asio::co_spawn(executor, session->run(),
                 [this, session](std::exception_ptr error) { ended(session, error); });
}

// Redis, too, tries to send the error, and does not wait: there may be very many such connections.
void SessionList::refuse(asio::ip::tcp::socket& socket, std::string_view error) {
  log(LogLevel::verbose, "a connection is refused: ", error.substr(0, error.find('.')));
  for (SessionWatcher* watcher : watchers_) watcher->refused();
  asio::error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer("-" + std::string(error) + "\r\n"), ignored);
}

void SessionList::finish_all() {
  for (const auto& session : sessions_) session->finish();
}

void SessionList::close_all() {
  for (const auto& session : sessions_) session->close();
}

void SessionList::ended(const std::shared_ptr<Session>& session, std::exception_ptr error) {
  log_end(session->id(), error);
  session->close();
  session->drop_handler();
  sessions_.erase(session);
}

}  // namespace mini_redis
