#include "server/program.hpp"

namespace mini_redis {

const Program program{MINI_REDIS_PROGRAM, MINI_REDIS_PORT, MINI_REDIS_IS_REFERENCE};

}  // namespace mini_redis
