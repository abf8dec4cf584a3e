// Do the observers of a key learn of its changes? WATCH and EXEC show it: EXEC replies with the null array if
// a watched key has changed since WATCH.
#pragma once

#include <string>

#include "support/redis_under_test.hpp"

namespace mini_redis::testing {

/// Watches the key, calls `happens`, and sends the client's EXEC with nothing queued.
template <typename Happens>
TestClient& executes_after_watch(TestClient& client, const std::string& key, Happens happens) {
  client.sends({"WATCH", key}).gets(simple_string("OK"));
  happens();
  client.sends({"MULTI"}).gets(simple_string("OK"));
  return client.sends({"EXEC"});
}

/// `happens` must change the key, and the server must tell its observers. `why` says who has to tell.
template <typename Happens>
void expect_change(TestClient& client, const std::string& key, Happens happens, const std::string& why = "") {
  executes_after_watch(client, key, happens)
      .gets(null_array(),
            "Null would say that the key changed since WATCH, but nothing announced the change. " + why);
}

/// `happens` must leave the key as it is.
template <typename Happens>
void expect_no_change(TestClient& client, const std::string& key, Happens happens,
                      const std::string& why = "") {
  executes_after_watch(client, key, happens)
      .gets(array({}), "The null says that the key changed since WATCH, but it didn't. " + why);
}

}  // namespace mini_redis::testing
