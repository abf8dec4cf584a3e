// What subscribers receive.
#pragma once

#include <string>
#include <vector>

#include "support/random_values.hpp"
#include "support/redis_under_test.hpp"

namespace mini_redis::testing {

/// The reply to SUBSCRIBE and its relatives for one name: `what` is the command in lower case.
inline ExpectedReply confirmation(const std::string& what, const std::string& name, std::int64_t count) {
  return array({bulk_string(what), bulk_string(name), integer(count)});
}
inline ExpectedReply message(const std::string& channel, const std::string& text) {
  return array({bulk_string("message"), bulk_string(channel), bulk_string(text)});
}
inline ExpectedReply pattern_message(const std::string& pattern, const std::string& channel,
                                     const std::string& text) {
  return array({bulk_string("pmessage"), bulk_string(pattern), bulk_string(channel), bulk_string(text)});
}
/// The answer to PING in subscribed mode.
inline ExpectedReply pong(const std::string& text = "") {
  return array({bulk_string("pong"), bulk_string(text)});
}

inline const std::string already_here = "This test begins with a subscription, and that already fails.";

/// A client that is already subscribed.
inline TestClient subscriber(const RedisUnderTest& server, const std::string& channel) {
  TestClient client = server.connects();
  client.sends({"SUBSCRIBE", channel}).gets(confirmation("subscribe", channel, 1), already_here);
  return client;
}
inline TestClient pattern_subscriber(const RedisUnderTest& server, const std::string& pattern) {
  TestClient client = server.connects();
  client.sends({"PSUBSCRIBE", pattern}).gets(confirmation("psubscribe", pattern, 1), already_here);
  return client;
}

}  // namespace mini_redis::testing
