#include "07-persistence/given/aof/aof.hpp"

#include <system_error>

#include "03-commands/given/command_error.hpp"
#include "07-persistence/aof_record.hpp"
#include "07-persistence/given/aof/aof_load.hpp"
#include "07-persistence/rdb_file.hpp"
#include "common/error_texts.hpp"
#include "common/log.hpp"

namespace mini_redis {

void Aof::load(Caller caller) {
  require_on("Aof::load()", caller);
  files_.find();
  db_.set_loading(true);
  load_aof(files_.in_order(), dispatcher_, db_);
  db_.set_loading(false);
  writer_.open(files_.open_last());
  files_.check_synced();
  files_.remove_leftovers();
}

void Aof::check(CommandContext& context, const CommandSpec&) {
  const bool needs_log = (context.flags & (flag::write | flag::needs_disk)) != 0;
  if (needs_log && !error_.empty()) throw CommandError(errors::cannot_append(error_));
}

void Aof::before(const CommandContext&, const CommandSpec&) {
  has_changed_ = false;
}

void Aof::changed(std::string_view key, Change change) {
  if (change == Change::expired) {
    writer_.append({"DEL", key});
  } else {
    has_changed_ = true;
  }
}

// EXEC's commands are logged one by one, as they end: MULTI before the first, EXEC after the last.
void Aof::after(const CommandContext& context, const CommandSpec& spec) {
  if (has_changed_) {
    if (context.is_nested && !multi_written_) {
      writer_.append({"MULTI"});
      multi_written_ = true;
    }
    has_changed_ = false;
    ++records_;
    append_record(writer_, spec, context.request, db_);
  }
  if (context.is_nested || !multi_written_) return;
  writer_.append({"EXEC"});
  multi_written_ = false;
}

std::string Aof::flush(Caller caller) {
  require_on("Aof::flush()", caller);
  keep_trying([this] { writer_.flush(); });
  return policy_ == FsyncPolicy::always ? error_ : std::string();
}

void Aof::tick() {
  if (is_on_) keep_trying([this] { writer_.tick(); });
  if (rewrite_scheduled_ && !child_.running()) begin_rewrite();
}

void Aof::stop() {
  if (is_on_) keep_trying([this] { writer_.hurry(); });
}

template <typename Action>
void Aof::keep_trying(Action action) try {
  action();
  files_.check_synced();
  if (error_.empty() || writer_.sync_has_failed()) return;
  log(LogLevel::notice, "the append-only file can be written again");
  error_.clear();
} catch (const std::system_error& e) {
  if (error_.empty()) log(LogLevel::warning, "commands that write are refused: ", e.what());
  error_ = e.code().message();
}

// BGREWRITEAOF
void Aof::bgrewriteaof(CommandContext& context) {
  if (rewriting_) throw CommandError(errors::rewrite_in_progress);
  if (child_.running() || context.is_nested) {
    rewrite_scheduled_ = true;
    return context.reply.simple_string("Background append only file rewriting scheduled");
  }
  begin_rewrite();
  if (!rewriting_) throw CommandError(errors::cannot_rewrite);
  context.reply.simple_string("Background append only file rewriting started");
}

// No command runs between these steps, so what the child sees is exactly what the older increments add up to.
void Aof::begin_rewrite() try {
  rewrite_scheduled_ = false;
  lock_.take();
  if (is_on_) {
    // First, because only the last file of the log may end in the middle of a command.
    keep_trying([this] { writer_.close(); });
    if (!error_.empty()) throw std::runtime_error(error_);
    writer_.open(files_.add_increment());
    keep_trying([] {});
    if (!error_.empty()) throw std::runtime_error(error_);
  } else {
    files_.find();
    files_.make_directory();
  }
  const auto base = files_.next_base();
  child_.start(
      base, [this, base] { rdb_save(db_, base); }, [this](const std::string& error) { end_rewrite(error); });
  rewriting_ = true;
} catch (const std::exception& e) {
  log(LogLevel::warning, "cannot rewrite the append-only file: ", e.what());
}

void Aof::end_rewrite(const std::string& error) try {
  rewriting_ = false;
  if (!error.empty()) return log(LogLevel::warning, "the append-only file was not rewritten: ", error);
  files_.replace_base(is_on_ ? 1 : 0);
  log(LogLevel::notice, "the append-only file was rewritten");
} catch (const std::exception& e) {
  log(LogLevel::warning, "the append-only file was not rewritten: ", e.what());
}

}  // namespace mini_redis
