#include "07-persistence/aof_record.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

void append_record(AofWriter& log, const CommandSpec& spec, const Request& request, const Database& db) {
  // TODO: spec.logged says what to keep. If an expiry time matters, look at the key itself: db.dict().find().
  not_implemented();
}

}  // namespace mini_redis
