// The server of the tests of step 02: commands for every kind of reply, those that come later in the workshop
// among them. Each behaves as Redis's does, as far as these tests go.
#pragma once

#include "support/redis_under_test.hpp"

namespace mini_redis::testing {

/// MGET; LRANGE and LPOP of a list that does not exist.
void add_commands_with_arrays(CommandTable& table);

class ProtocolServer : public RedisUnderTest {
 public:
  ProtocolServer() : RedisUnderTest({.commands = add_commands_with_arrays}) {}
};

}  // namespace mini_redis::testing
