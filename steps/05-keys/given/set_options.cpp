#include "05-keys/given/set_options.hpp"

#include <optional>
#include <string>

#include "03-commands/given/command_error.hpp"
#include "03-commands/given/is_option.hpp"
#include "05-keys/given/options.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {
namespace {

struct Options {
  bool nx = false, xx = false, get = false, keepttl = false, persist = false;
  const TimeForm* form = nullptr;  // one of EX, PX, EXAT, PXAT
  std::string_view number;         // its argument

  bool has_end() const { return form || keepttl || persist; }
};

const TimeForm* time_form(std::string_view argument) {
  for (const TimeForm* form : {&in_seconds, &in_milliseconds, &at_second, &at_millisecond})
    if (is_option(argument, form->option)) return form;
  return nullptr;
}

// Takes an option that only SET has. False if `word` is not one, or does not go with the ones before it.
bool take_set_option(Options& options, std::string_view word) {
  if (is_option(word, "nx") && !options.xx) return options.nx = true;
  if (is_option(word, "xx") && !options.nx) return options.xx = true;
  if (is_option(word, "get")) return options.get = true;
  if (is_option(word, "keepttl") && !options.form) return options.keepttl = true;
  return false;
}

// Takes EX, PX, EXAT or PXAT, and moves `i` to its argument.
bool take_time(Options& options, const Request& request, std::size_t& i) {
  const TimeForm* form = time_form(request[i]);
  const bool has_other_end = options.has_end() && options.form != form;
  if (!form || has_other_end || i + 1 == request.size()) return false;
  options.form = form;
  options.number = request[++i];
  return true;
}

Options set_options(const Request& request) {
  Options options;
  for (std::size_t i = 3; i < request.size(); ++i)
    if (!take_set_option(options, request[i]) && !take_time(options, request, i))
      throw CommandError(errors::syntax);
  return options;
}

Options getex_options(const Request& request) {
  Options options;
  for (std::size_t i = 2; i < request.size(); ++i) {
    if (is_option(request[i], "persist") && !options.form) {
      options.persist = true;
    } else if (!take_time(options, request, i)) {
      throw CommandError(errors::syntax);
    }
  }
  return options;
}

// Unlike EXPIRE, these commands refuse a number that is not positive.
std::optional<TimePoint> end_of(const Options& options, TimePoint now, std::string_view command) {
  if (!options.form) return std::nullopt;
  const std::int64_t number = to_integer(options.number);
  if (number <= 0) throw CommandError(errors::invalid_expire_time(command));
  return moment(*options.form, number, now, command);
}

// Redis: getGenericCommand()
void reply_with_old(CommandContext& context, const Entry* entry) {
  context.found = entry != nullptr;
  if (!entry) return context.reply.null_bulk_string();
  context.reply.bulk_string(as_string(*entry));
}

void set_until(Database& db, std::string_view key, std::string_view value, std::optional<TimePoint> end) {
  db.set(key, Value(value));
  if (end) db.set_expiry(*db.find(key), *end);
}

}  // namespace

void set_with_options(CommandContext& context) {
  const Request& request = context.request;
  const Options options = set_options(request);
  const auto end = end_of(options, context.db.now(), "set");
  Entry* old = context.db.find(request[1]);
  if (options.get) reply_with_old(context, old);

  const bool allowed = old ? !options.nx : !options.xx;
  if (allowed && old && options.keepttl) {
    context.db.overwrite(*old, Value(request[2]));
  } else if (allowed) {
    set_until(context.db, request[1], request[2], end);
  }
  if (options.get) return;
  allowed ? context.reply.simple_string("OK") : context.reply.null_bulk_string();
}

void setnx_command(CommandContext& context) {
  const bool is_new = !context.db.find(context.request[1]);
  if (is_new) context.db.set(context.request[1], Value(context.request[2]));
  context.reply.integer(is_new);
}

CommandHandler set_with_time(const TimeForm& form, std::string_view name) {
  return [&form, name](CommandContext& context) {
    Options options;
    options.form = &form;
    options.number = context.request[2];
    set_until(context.db, context.request[1], context.request[3], end_of(options, context.db.now(), name));
    context.reply.simple_string("OK");
  };
}

void getex_command(CommandContext& context) {
  Database& db = context.db;
  const Options options = getex_options(context.request);
  Entry* entry = db.find(context.request[1]);
  reply_with_old(context, entry);
  if (!entry) return;

  const auto end = options.persist ? std::optional(never) : end_of(options, db.now(), "getex");
  if (!end || (options.persist && entry->expires_at == never)) return;
  if (db.is_over(*end)) return db.erase(*entry);
  db.set_expiry(*entry, *end);
  db.changed(entry->key(), Change::expiry_changed);
}

void getdel_command(CommandContext& context) {
  Entry* entry = context.db.find(context.request[1]);
  reply_with_old(context, entry);
  if (entry) context.db.erase(*entry);
}

void getset_command(CommandContext& context) {
  reply_with_old(context, context.db.find(context.request[1]));
  context.db.set(context.request[1], Value(context.request[2]));
}

}  // namespace mini_redis
