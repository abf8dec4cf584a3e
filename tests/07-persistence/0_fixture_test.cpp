#include "support/persistent_redis.hpp"
#include "support/catch.hpp"
using namespace mini_redis::testing;
TEST_CASE("the server starts again", "[1 points]") {
  about("rdb_file.cpp", "rdb_save", "x");
  PersistentRedis redis;
  redis.connects().sends({"PING"}).gets(simple_string("PONG"));
  redis.is_killed();
  redis.starts();
  redis.connects().sends({"PING"}).gets(simple_string("PONG"));
  redis.shuts_down();
  redis.starts();
  redis.connects().sends({"PING"}).gets(simple_string("PONG"));
}
