// Do the observers of a key hear of its changes? WATCH and EXEC show it: EXEC replies with the null array
// when a watched key has changed since WATCH.
#pragma once

#include <string>

#include "support/redis_under_test.hpp"

namespace mini_redis::testing {

/// The client's EXEC, with nothing queued, after a WATCH of the key and after what `happens`.
template <typename Happens>
TestClient& executes_after_watch(TestClient& client, const std::string& key, Happens happens) {
  client.sends({"WATCH", key}).gets(simple_string("OK"));
  happens();
  client.sends({"MULTI"}).gets(simple_string("OK"));
  return client.sends({"EXEC"});
}

/// What `happens` changes the key, and the server tells those who watch it.
template <typename Happens>
void expect_change(TestClient& client, const std::string& key, Happens happens) {
  executes_after_watch(client, key, happens)
      .gets(null_array(), "The null says: the key has changed since WATCH. Nobody was told.");
}

/// What `happens` leaves the key as it is.
template <typename Happens>
void expect_no_change(TestClient& client, const std::string& key, Happens happens) {
  executes_after_watch(client, key, happens)
      .gets(array({}), "The null says: the key has changed since WATCH. But it has not.");
}

}  // namespace mini_redis::testing
