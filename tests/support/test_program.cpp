#include "support/test_program.hpp"

namespace mini_redis::testing {

const TestProgram test_program{MINI_REDIS_TEST_PREFIX, MINI_REDIS_TEST_PROGRAM, MINI_REDIS_ROOT,
                               MINI_REDIS_BUILD};

}  // namespace mini_redis::testing
