#include "07-persistence/aof_record.hpp"

#include <string>

namespace mini_redis {
namespace {

std::string milliseconds(TimePoint moment) {
  return std::to_string(moment.time_since_epoch().count());
}

void append_end(AofWriter& log, std::string_view key, const Entry* entry) {
  if (!entry) return log.append({"DEL", key});
  if (entry->expires_at == never) return log.append({"PERSIST", key});
  log.append({"PEXPIREAT", key, milliseconds(entry->expires_at)});
}

}  // namespace

void append_record(AofWriter& log, const CommandSpec& spec, const Request& request, const Database& db) {
  if (spec.logged == LogForm::as_sent) return log.append(request.arguments());

  const Entry* entry = db.dict().find(request[1]);
  if (spec.logged == LogForm::end_of_key) return append_end(log, request[1], entry);
  if (entry->expires_at == never) return log.append(request.arguments());
  log.append({"SET", entry->key(), entry->value.text(), "PXAT", milliseconds(entry->expires_at)});
}

}  // namespace mini_redis
