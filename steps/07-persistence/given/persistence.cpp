#include "07-persistence/given/persistence.hpp"

#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>

#include "common/log.hpp"

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

}  // namespace

Persistence::Persistence(ServerParts& server, const PersistenceSettings& settings)
    : db_(server.db),
      settings_(settings),
      lock_(settings.dir, [this] { TemporaryFile::remove_leftovers(settings_.dir / settings_.dbfilename); }),
      child_(server.io),
      snapshots_(db_, settings_, lock_, child_),
      aof_(db_, server.dispatcher, settings_, lock_, child_),
      group_(server.io, aof_),
      timer_(server.io) {}

void Persistence::load() try {
  if (aof_.is_on() || !settings_.save_points.empty()) lock_.take();
  aof_.is_on() ? load_log() : snapshots_.load();
} catch (const DirectoryInUse& e) {
  throw CannotLoad(e.what());
} catch (const CorruptFile& e) {
  throw CannotLoad(e.what() + way_out(settings_));
} catch (const std::system_error& e) {
  throw CannotLoad(std::string(e.what()) + "; choose another --dir, or make this one readable and writable");
}

void Persistence::load_log() {
  aof_.load();
  const std::filesystem::path snapshot = settings_.dir / settings_.dbfilename;
  if (db_.size() == 0 && std::filesystem::exists(snapshot))
    log(LogLevel::warning, snapshot.string(),
        " is not loaded: with --appendonly yes only the log counts, and it's empty");
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
  aof_.stop();
}

void Persistence::finish(Caller caller) {
  require(stopping_, caller, "Persistence::finish(): stop() was not called");
  child_.stop();  // a client may have started another one
  try {
    if (aof_.is_on()) aof_.close();
  } catch (...) {
    snapshots_.save_at_the_end();  // all the more
    throw;
  }
  snapshots_.save_at_the_end();
}

}  // namespace mini_redis
