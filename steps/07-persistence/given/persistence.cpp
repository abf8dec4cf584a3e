#include "07-persistence/given/persistence.hpp"

#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>

#include "07-persistence/given/aof/flushing_handler.hpp"
#include "common/log.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {
namespace {

constexpr Milliseconds period{100};  // Redis: the default of `hz`, ten times a second

std::string way_out(const PersistenceSettings& settings) {
  if (!settings.appendonly)
    return ". It was not changed: put an older copy in its place, or move it away to begin with no keys";
  const std::filesystem::path manifest =
      settings.dir / settings.appenddirname / (settings.appendfilename + ".manifest");
  return ". It was not changed: copy the directory, and then let redis-check-aof --fix " + manifest.string() +
         " cut the log off there";
}

void warn_of_unread_snapshot(const PersistenceSettings& settings, const Database& db) {
  const std::filesystem::path snapshot = settings.dir / settings.dbfilename;
  if (db.size() == 0 && std::filesystem::exists(snapshot))
    log(LogLevel::warning, snapshot.string(), " is not loaded, for with --appendonly yes only the log counts, which is empty");
}

}  // namespace

Persistence::Persistence(asio::io_context& io, LoadingClock& clock, Dispatcher& dispatcher, Database& db,
                         const PersistenceSettings& settings) try
    : settings_(settings),
      child_(io),
      snapshots_(db, settings_, child_),
      aof_(db, dispatcher, clock, settings_, child_),
      group_(io, aof_),
      timer_(io) {
  register_snapshot_commands(dispatcher.table(), snapshots_);
  dispatcher.add_hook(snapshots_);
  if (aof_.is_on()) {
    aof_.load();
    warn_of_unread_snapshot(settings_, db);
  } else {
    load_snapshot();
  }
  register_aof(aof_, dispatcher, db);
} catch (const CorruptFile& e) {
  throw CannotLoad(e.what() + way_out(settings));
} catch (const std::system_error& e) {
  throw CannotLoad(std::string(e.what()) + "; choose another --dir, or see to it that this one may be read and written");
}

// A server that is being written serves without, rather than not at all.
void Persistence::load_snapshot() try {
  snapshots_.load();
} catch (const NotImplemented& missing) {
  log(LogLevel::notice, "the snapshot in ", settings_.dbfilename, " is not loaded: ", missing.what());
}

std::unique_ptr<BytesHandler> Persistence::flushed(Client& client, std::unique_ptr<BytesHandler> handler) {
  if (!aof_.is_on()) return handler;
  return std::make_unique<FlushingHandler>(client, aof_, group_, std::move(handler));
}

asio::awaitable<void> Persistence::run() {
  while (!stopping_) {
    asio::error_code cancelled;
    timer_.expires_after(period);
    co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    if (stopping_) break;
    snapshots_.tick();
    aof_.tick();
  }
}

void Persistence::stop() {
  stopping_ = true;
  timer_.cancel();
  child_.stop();
}

void Persistence::close() {
  if (aof_.is_on()) aof_.close();
  snapshots_.save_at_the_end();
}

}  // namespace mini_redis
