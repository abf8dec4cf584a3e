// Keys of all kinds for the tests of step 05.
#pragma once

#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

namespace mini_redis::testing {

inline std::string stored_string(TestClient& client, const std::string& value = "value") {
  const std::string key = random_key();
  client.sends({"SET", key, value}).gets(simple_string("OK"));
  return key;
}

inline std::string stored_list(TestClient& client) {
  const std::string key = random_key("list");
  client.sends({"RPUSH", key, "element"}).gets(integer(1));
  return key;
}

inline std::string stored_hash(TestClient& client) {
  const std::string key = random_key("hash");
  client.sends({"HSET", key, "field", "value"}).gets(integer(1));
  return key;
}

inline std::string string_for_one_second(TestClient& client, const std::string& value = "value") {
  const std::string key = stored_string(client, value);
  client.sends({"EXPIRE", key, "1"}).gets(integer(1));
  return key;
}

}  // namespace mini_redis::testing
