#include "05-keys/given/expire_options.hpp"

#include "03-commands/given/command_error.hpp"
#include "03-commands/given/is_option.hpp"
#include "05-keys/given/options.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {
namespace {

struct Conditions {
  bool nx = false, xx = false, gt = false, lt = false;

  // A key without an expiry expires at `never`, which is later than any time: GT and LT need no case for it.
  bool allow(TimePoint old, TimePoint wanted) const {
    return !(nx && old != never) && !(xx && old == never) && !(gt && wanted <= old) && !(lt && wanted >= old);
  }
};

Conditions conditions(const Request& request) {
  Conditions found;
  for (std::string_view word : request.arguments().subspan(3)) {
    if (is_option(word, "nx")) {
      found.nx = true;
    } else if (is_option(word, "xx")) {
      found.xx = true;
    } else if (is_option(word, "gt")) {
      found.gt = true;
    } else if (is_option(word, "lt")) {
      found.lt = true;
    } else {
      throw CommandError(errors::unsupported_option(word));
    }
  }
  if (found.nx && (found.xx || found.gt || found.lt)) throw CommandError(errors::nx_beside_others);
  if (found.gt && found.lt) throw CommandError(errors::gt_beside_lt);
  return found;
}

// PTTL and PEXPIRETIME key: replies with the milliseconds from `zero` to the key's expiry.
void reply_milliseconds(CommandContext& context, TimePoint zero) {
  const Entry* entry = context.db.find(context.request[1]);
  if (!entry) return context.reply.integer(-2);
  if (entry->expires_at == never) return context.reply.integer(-1);
  context.reply.integer((entry->expires_at - zero).count());
}

}  // namespace

CommandHandler expire_by(const TimeForm& form, std::string_view name) {
  return [&form, name](CommandContext& context) {
    Database& db = context.db;
    const Conditions wanted = conditions(context.request);
    const TimePoint when = moment(form, to_integer(context.request[2]), db.now(), name);

    Entry* entry = db.find(context.request[1]);
    if (!entry || !wanted.allow(entry->expires_at, when)) return context.reply.integer(0);
    if (db.is_over(when)) {
      db.erase(*entry);
    } else {
      db.set_expiry(*entry, when);
      db.changed(entry->key(), Change::expiry_changed);
    }
    context.reply.integer(1);
  };
}

void pttl_command(CommandContext& context) {
  reply_milliseconds(context, context.db.now());
}

void pexpiretime_command(CommandContext& context) {
  reply_milliseconds(context, TimePoint());
}

}  // namespace mini_redis
