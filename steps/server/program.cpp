#include "server/program.hpp"

namespace mini_redis {

const Program program{MINI_REDIS_PROGRAM, MINI_REDIS_PORT, MINI_REDIS_LAST_OWN_STEP};

}  // namespace mini_redis
