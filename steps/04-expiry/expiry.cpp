#include "04-expiry/expiry.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

bool expire_if_needed(Database& db, Entry& entry) {
  // TODO: has it expired? Then erase it, as Change::expired.
  not_implemented();
}

}  // namespace mini_redis
