#include "07-persistence/aof_record.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

void append_record(AofWriter& log, const CommandSpec& spec, const Request& request, const Database& db) {
  // TODO: spec.logged says what is kept. If it is about an expiry, look at what the key has become: db.dict().find().
  not_implemented();
}

}  // namespace mini_redis
