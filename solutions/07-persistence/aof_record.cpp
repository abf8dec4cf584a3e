#include "07-persistence/aof_record.hpp"

#include <string>

namespace mini_redis {
namespace {

bool sets_expiry(std::string_view command) {
  return command == "expire" || command == "pexpire" || command == "expireat" || command == "pexpireat" ||
         command == "getex";
}

// SET in its three words never does.
bool may_set_value_and_expiry(std::string_view command, const Request& request) {
  return request.size() > 3 && (command == "set" || command == "setex" || command == "psetex");
}

std::string milliseconds(TimePoint moment) {
  return std::to_string(moment.time_since_epoch().count());
}

void append_expiry(AofWriter& log, std::string_view key, const Entry* entry) {
  if (!entry) return log.append({"DEL", key});
  if (entry->expires_at == never) return log.append({"PERSIST", key});
  log.append({"PEXPIREAT", key, milliseconds(entry->expires_at)});
}

}  // namespace

void append_record(AofWriter& log, std::string_view command, const Request& request, const Database& db) {
  if (sets_expiry(command)) return append_expiry(log, request[1], db.dict().find(request[1]));
  if (may_set_value_and_expiry(command, request)) {
    const Entry& entry = *db.dict().find(request[1]);
    const auto& value = std::get<std::string>(entry.value);
    if (entry.expires_at != never)
      return log.append({"SET", entry.key, value, "PXAT", milliseconds(entry.expires_at)});
  }
  log.append(request.arguments());
}

}  // namespace mini_redis
