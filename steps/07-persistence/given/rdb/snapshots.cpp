#include "07-persistence/given/rdb/snapshots.hpp"

#include <algorithm>

#include "03-commands/dispatcher.hpp"
#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"
#include "common/log.hpp"

namespace mini_redis {
namespace {

constexpr std::chrono::seconds rest_after_failure{5};  // Redis: CONFIG_BGSAVE_RETRY_DELAY

}  // namespace

Snapshots::Snapshots(Database& db, const PersistenceSettings& settings, DirectoryLock& lock,
                     BackgroundChild& child)
    : db_(db), settings_(settings), lock_(lock), child_(child), last_save_(db.now()), last_try_(last_save_) {}

void Snapshots::check(CommandContext& context, const CommandSpec&) {
  const bool needs_snapshots = (context.flags & (flag::write | flag::needs_disk)) != 0;
  if (needs_snapshots && has_failed_ && !settings_.save_points.empty())
    throw CommandError(errors::cannot_save);
}

// SAVE
void Snapshots::save(CommandContext& context) {
  if (is_at_work_) throw CommandError(errors::save_in_progress);
  try {
    save_now();
  } catch (const std::exception& e) {
    log(LogLevel::warning, "the snapshot cannot be saved: ", e.what());
    throw CommandError(errors::failed);
  }
  context.reply.simple_string("OK");
}

// BGSAVE [SCHEDULE]
void Snapshots::bgsave(CommandContext& context) {
  const Request& request = context.request;
  const bool may_wait = request.size() == 2 && lower_case(request[1]) == "schedule";
  if (request.size() > 1 && !may_wait) throw CommandError(errors::syntax);
  if (is_at_work_) throw CommandError(errors::save_in_progress);
  if (context.is_nested || (child_.running() && may_wait)) {
    is_scheduled_ = true;
    return context.reply.simple_string("Background saving scheduled");
  }
  if (child_.running()) throw CommandError(errors::other_child_at_work);
  begin_in_background();
  if (!is_at_work_) throw CommandError(errors::failed);
  context.reply.simple_string("Background saving started");
}

// LASTSAVE
void Snapshots::lastsave(CommandContext& context) {
  context.reply.integer(std::chrono::floor<std::chrono::seconds>(last_save_).time_since_epoch().count());
}

void Snapshots::load() {
  if (!std::filesystem::exists(path())) return;
  rdb_load(db_, path());
  saved_ = db_.changes();
  log(LogLevel::notice, "loaded ", db_.size(), " keys from ", settings_.dbfilename);
}

void Snapshots::tick() {
  if (child_.running()) return;
  if (has_failed_ && db_.now() - last_try_ <= rest_after_failure) return;
  const auto& points = settings_.save_points;
  const auto due =
      std::find_if(points.begin(), points.end(), [&](const SavePoint& point) { return is_due(point); });
  if (due != points.end())
    log(LogLevel::notice, due->changes, " changes in ", due->after.count(), " seconds. Saving...");
  if (due != points.end() || is_scheduled_) begin_in_background();
}

void Snapshots::save_at_the_end() try {
  if (settings_.save_points.empty() || unsaved() == 0) return;
  save_now();
} catch (const std::exception& e) {
  log(LogLevel::warning, "the last snapshot cannot be saved: ", e.what());
  throw;
}

// Of a command that empties all. If it failed, there may be keys.
void Snapshots::after(const CommandContext&, const CommandSpec&) {
  if (settings_.save_points.empty() || db_.is_loading() || db_.size() > 0) return;
  if (is_at_work_) child_.stop();
  try {
    save_now();
  } catch (const std::exception& e) {
    log(LogLevel::warning, "the snapshot cannot be saved: ", e.what());
  }
}

bool Snapshots::is_due(const SavePoint& point) const {
  return unsaved() >= point.changes && db_.now() - last_save_ > point.after;
}

void Snapshots::save_now() {
  lock_.take();
  rdb_save(db_, path());
  saved_ = db_.changes();
  last_save_ = db_.now();
  has_failed_ = false;
  log(LogLevel::notice, "DB saved on disk");
}

void Snapshots::begin_in_background() try {
  is_scheduled_ = false;
  last_try_ = db_.now();
  lock_.take();
  const auto work = [this] { rdb_save(db_, path()); };
  const auto done = [this, changes = db_.changes()](const std::string& error) {
    end_in_background(changes, error);
  };
  child_.start(path(), work, done);
  is_at_work_ = true;
  log(LogLevel::notice, "Background saving started by pid ", child_.pid());
} catch (const std::exception& e) {
  end_in_background(saved_, e.what());
}

void Snapshots::end_in_background(std::uint64_t changes, const std::string& error) {
  is_at_work_ = false;
  has_failed_ = !error.empty();
  if (has_failed_) return log(LogLevel::warning, "Background saving error: ", error);
  saved_ = changes;
  last_save_ = db_.now();
  log(LogLevel::notice, "Background saving terminated with success");
}

}  // namespace mini_redis
