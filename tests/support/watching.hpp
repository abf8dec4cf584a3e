// A server with WATCH, MULTI and EXEC, as far as it takes to see whether a change of a key is told. Redis's
// own do the same: EXEC answers the null array when a watched key has changed.
#pragma once

#include <string>

#include "support/redis_under_test.hpp"

namespace mini_redis::testing {

void add_watching(CommandTable& table);

class WatchingServer : public RedisUnderTest {
 public:
  WatchingServer() : RedisUnderTest({.commands = add_watching}) {}

  /// What `happens` changes the key, and the server tells those who watch it.
  template <typename Happens>
  void expect_change(TestClient& client, const std::string& key, Happens happens) {
    watch(client, key, happens)
        .gets(null_array(), "The null says: the key has changed since WATCH. Nobody was told.");
  }
  template <typename Happens>
  void expect_no_change(TestClient& client, const std::string& key, Happens happens) {
    watch(client, key, happens)
        .gets(array({}), "The null says: the key has changed since WATCH. But it has not.");
  }

 private:
  template <typename Happens>
  static TestClient& watch(TestClient& client, const std::string& key, Happens happens) {
    client.sends({"WATCH", key}).gets(simple_string("OK"));
    happens();
    client.sends({"MULTI"}).gets(simple_string("OK"));
    return client.sends({"EXEC"});
  }
};

}  // namespace mini_redis::testing
