#include "07-persistence/aof_record.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

void append_record(AofWriter& log, std::string_view command, const Request& request, const Database& db) {
  // TODO: has it to do with an expiry? Then look at what the key has become: db.dict().find().
  not_implemented();
}

}  // namespace mini_redis
