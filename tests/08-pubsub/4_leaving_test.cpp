// Clients that leave, and clients that must be made to leave.
#include "08-pubsub/subscribers.hpp"
#include "support/catch.hpp"

using namespace mini_redis::testing;

namespace {

std::vector<std::string> ask_how_many(const std::string& channel) {
  return {"PUBSUB", "NUMSUB", channel};
}
ExpectedReply how_many(const std::string& channel, std::int64_t count) {
  return array({bulk_string(channel), integer(count)});
}

}  // namespace

TEST_CASE("a client that is gone is forgotten", "[5 points]") {
  about("pubsub.cpp", "PubSub::forget",
        "However a client leaves, remove all its subscriptions, of both kinds. If one stays, it points to a "
        "client that is gone, and the next message goes there.");
  RedisUnderTest server;
  TestClient other = server.connects();

  const std::string channel = random_key("news"), second = random_key("second"), pattern = channel + "*";
  TestClient polite = subscriber(server, channel), abrupt = subscriber(server, channel);
  for (TestClient* client : {&polite, &abrupt}) {
    client->sends({"SUBSCRIBE", second}).gets(confirmation("subscribe", second, 2));
    client->sends({"PSUBSCRIBE", pattern}).gets(confirmation("psubscribe", pattern, 3));
  }
  polite.closes();
  other.comes_to(ask_how_many(channel), how_many(channel, 1));
  abrupt.resets();
  other.comes_to(ask_how_many(channel), how_many(channel, 0));
  other.sends(ask_how_many(second)).gets(how_many(second, 0), "It listened to two channels.");
  other.sends({"PUBSUB", "NUMPAT"}).gets(integer(0), "It had a pattern, too.");
  other.sends({"PUBLISH", channel, "message"}).gets(integer(0));
}

TEST_CASE("other subscribers still get messages when one leaves", "[3 points]") {
  about("pubsub.cpp", "PubSub::forget", "Forget only that one client, not the channel.");
  RedisUnderTest server;
  TestClient publisher = server.connects();

  const std::string channel = random_key("news"), pattern = channel + "*";
  TestClient leaves = subscriber(server, channel), stays = subscriber(server, channel),
             by_pattern = pattern_subscriber(server, pattern);
  leaves.sends({"PSUBSCRIBE", pattern}).gets(confirmation("psubscribe", pattern, 2));
  leaves.closes();
  publisher.comes_to(ask_how_many(channel), how_many(channel, 1));
  publisher.sends({"PUBLISH", channel, "message"}).gets(integer(2));
  stays.gets(message(channel, "message"));
  by_pattern.gets(pattern_message(pattern, channel, "message"));
}

TEST_CASE("a channel that nobody listens to is removed", "[4 points]") {
  about("pubsub.cpp", "PubSub::unsubscribe",
        "When the last client leaves, remove the name. Otherwise, a million names that were used once would "
        "stay forever.");
  RedisUnderTest server;
  TestClient other = server.connects(), client = server.connects();

  const std::string channel = random_key("news"), pattern = channel + "?";
  client.sends({"SUBSCRIBE", channel}).gets(confirmation("subscribe", channel, 1));
  client.sends({"PSUBSCRIBE", pattern}).gets(confirmation("psubscribe", pattern, 2));
  other.sends({"PUBSUB", "CHANNELS", channel + "*"})
      .gets(array({bulk_string(channel)}), "A pattern isn't a channel, so it isn't listed.");
  other.sends({"PUBSUB", "NUMPAT"}).gets(integer(1));
  client.sends({"UNSUBSCRIBE", channel}).gets(confirmation("unsubscribe", channel, 1));
  client.sends({"PUNSUBSCRIBE", pattern}).gets(confirmation("punsubscribe", pattern, 0));
  other.sends({"PUBSUB", "CHANNELS", channel + "*"}).gets(array({}), "Nobody listens to it any more.");
  other.sends({"PUBSUB", "NUMPAT"}).gets(integer(0));
}

TEST_CASE("a subscriber that stops reading is cut off", "[6 points]") {
  about("pubsub.cpp", "PubSub::publish",
        "push() never waits. It keeps what a client doesn't read, up to a limit. Then it closes that "
        "client's connection, and no other client notices.");
  RedisUnderTest server({.max_pushed = 1'000'000});  // Redis's own limit is 32 MB
  TestClient publisher = server.connects();

  const std::string channel = random_key("news"), text = large_text(500'000);
  TestClient stuck = subscriber(server, channel), reader = subscriber(server, channel);
  for (int i = 0; i < 100; ++i) {
    publisher.sends({"PUBLISH", channel, text}).gets_any_reply();
    reader.gets(message(channel, text), "This client reads whatever comes.");
  }
  publisher.comes_to(ask_how_many(channel), how_many(channel, 1),
                     "50 MB are unread: that's more than the limit.");
  publisher.sends({"PUBLISH", channel, "the end"}).gets(integer(1));
  reader.gets(message(channel, "the end"));
}
