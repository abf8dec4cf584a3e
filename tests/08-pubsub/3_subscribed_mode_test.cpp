// What a client may do while it is subscribed.
#include "08-pubsub/subscribers.hpp"
#include "support/catch.hpp"

using namespace mini_redis::testing;

namespace {

ExpectedReply refused(const std::string& command) {
  return error("ERR Can't execute '" + command +
               "': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context");
}

}  // namespace

TEST_CASE("a subscriber may not use other commands", "[4 points]") {
  about("subscribed_mode.cpp", "SubscribedMode::check_subscriber",
        "Messages may come at any time, and a client couldn't tell an answer from a message. So it may only "
        "use commands whose row has flag::in_subscribed_mode.");
  RedisUnderTest server;
  const std::string channel = random_key("news"), key = random_key();
  TestClient client = subscriber(server, channel);

  client.sends({"GET", key}).gets(refused("get"));
  client.sends({"set", key, "value"}).gets(refused("set"));
  client.sends({"PUBLISH", channel, "to myself"}).gets(refused("publish"));
  client.sends({"ECHO", "hello"}).gets(refused("echo"));
  client.sends({"PUBSUB", "NUMPAT"}).gets(refused("pubsub|numpat"));
  client.sends({"GET"}).gets(error("ERR wrong number of arguments for 'get' command"));
  TestClient another = server.connects();
  another.sends({"GET", key}).gets(null_bulk_string(), "A command that is refused doesn't run.");
}

TEST_CASE("a subscriber may change its subscriptions", "[3 points]") {
  about("subscribed_mode.cpp", "SubscribedMode::check_subscriber",
        "SUBSCRIBE, UNSUBSCRIBE, PSUBSCRIBE and PUNSUBSCRIBE are what subscribed mode is for. Their rows "
        "have flag::in_subscribed_mode.");
  RedisUnderTest server;
  const std::string first = random_key("first"), second = random_key("second"),
                    pattern = random_key("p") + "*";
  TestClient client = subscriber(server, first);

  client.sends({"SUBSCRIBE", second}).gets(confirmation("subscribe", second, 2));
  client.sends({"PSUBSCRIBE", pattern}).gets(confirmation("psubscribe", pattern, 3));
  client.sends({"PUNSUBSCRIBE", pattern}).gets(confirmation("punsubscribe", pattern, 2));
  client.sends({"UNSUBSCRIBE", first}).gets(confirmation("unsubscribe", first, 1));
}

TEST_CASE("PING answers a subscriber with an array", "[3 points]") {
  about("subscribed_mode.cpp", "subscribed_ping_command",
        "Answer two bulk strings, \"pong\" and the message. Without a message, the second one is empty.");
  RedisUnderTest server;
  TestClient client = subscriber(server, random_key("news"));

  const std::string text = random_bytes(20);
  client.sends({"PING"}).gets(pong());
  client.sends({"PING", text}).gets(pong(text));
  client.sends({"PING", text, text}).gets(error("ERR wrong number of arguments for 'ping' command"));
}

TEST_CASE("the last UNSUBSCRIBE ends subscribed mode", "[4 points]") {
  about("pubsub.cpp", "PubSub::unsubscribe",
        "Subscribed mode lasts as long as there's a subscription, to a channel or to a pattern.");
  RedisUnderTest server;
  const std::string channel = random_key("news"), pattern = random_key("p") + "*", key = random_key();
  TestClient client = subscriber(server, channel);

  client.sends({"PSUBSCRIBE", pattern}).gets(confirmation("psubscribe", pattern, 2));
  client.sends({"UNSUBSCRIBE", channel})
      .gets(confirmation("unsubscribe", channel, 1),
            "The pattern is left: unsubscribe_command() only ends the names in the request, with "
            "PubSub::unsubscribe().");
  client.sends({"GET", key}).gets(refused("get"), "The pattern is left.");
  client.sends({"PUNSUBSCRIBE", pattern}).gets(confirmation("punsubscribe", pattern, 0));
  client.sends({"GET", key})
      .gets(null_bulk_string(), "No subscription is left, so it's a client like any other.");
  client.sends({"PING"}).gets(simple_string("PONG"));
}

TEST_CASE("QUIT ends the connection of a subscriber", "[2 points]") {
  about("subscribed_mode.cpp", "SubscribedMode::check_subscriber",
        "A subscriber may leave like anybody else. The row of QUIT has flag::in_subscribed_mode.");
  RedisUnderTest server;
  TestClient client = subscriber(server, random_key("news"));

  client.sends({"QUIT"}).gets(simple_string("OK"));
  client.sees_the_end();
}

TEST_CASE("RESET ends subscribed mode", "[4 points]") {
  about("pubsub.cpp", "PubSub::forget",
        "RESET puts the client back to where it started. The rest of RESET is given.");
  RedisUnderTest server;
  const std::string channel = random_key("news"), pattern = random_key("p") + "*";
  TestClient client = subscriber(server, channel), other = subscriber(server, channel);
  client.sends({"PSUBSCRIBE", pattern, "x"}).gets(confirmation("psubscribe", pattern, 2));
  client.gets(confirmation("psubscribe", "x", 3));

  client.sends({"RESET"}).gets(simple_string("RESET"),
                               "RESET doesn't confirm subscriptions; it just says that it's done.");
  client.sends({"PING"}).gets(simple_string("PONG"));
  client.sends({"PUBLISH", pattern, "message"})
      .gets(integer(0), "All its subscriptions of both kinds have ended.");
  client.sends({"PUBLISH", channel, "message"}).gets(integer(1), "The other client didn't ask for RESET.");
  other.gets(message(channel, "message"));
}

TEST_CASE("subscribed mode affects one client only", "[2 points]") {
  about("pubsub.cpp", "PubSub::unsubscribe",
        "A subscription belongs to the client that asked for it. No other client can end it.");
  RedisUnderTest server;
  const std::string channel = random_key("news"), key = random_key();
  TestClient other = server.connects(), listener = subscriber(server, channel);

  other.sends({"SET", key, "value"}).gets(simple_string("OK"));
  other.sends({"PING"}).gets(simple_string("PONG"));
  other.sends({"UNSUBSCRIBE", channel})
      .gets(confirmation("unsubscribe", channel, 0), "It can't end another client's subscription.");
  other.sends({"PUBLISH", channel, "still there"}).gets(integer(1));
  listener.gets(message(channel, "still there"));
}
