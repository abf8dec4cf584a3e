// Helpers that several tests of transactions use.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

namespace mini_redis::testing {

inline const ExpectedReply queued = simple_string("QUEUED");

/// Sends MULTI and queues commands.
inline void opens(TestClient& client, const std::vector<std::vector<std::string>>& commands = {}) {
  client.sends({"MULTI"}).gets(ok);
  for (const auto& command : commands)
    client.sends(command).gets(
        queued, "The transaction is open since multi(): queue() keeps the command, and replies QUEUED.");
}

/// A transaction with one PING runs: nothing prevents it.
inline void can_execute(TestClient& client, const std::string& why) {
  opens(client, {{"PING"}});
  client.sends({"EXEC"}).gets(array({simple_string("PONG")}), why);
}

/// A transaction with one PING does not run: a watched key has changed.
inline void cannot_execute(TestClient& client, const std::string& why) {
  opens(client, {{"PING"}});
  client.sends({"EXEC"}).gets(null_array(), why);
}

/// Keys with values.
inline void stores(TestClient& client, const std::vector<std::string>& keys, const std::string& value = "1") {
  for (const std::string& key : keys) client.sends({"SET", key, value}).gets(ok);
}

}  // namespace mini_redis::testing
