// SUBSCRIBE, UNSUBSCRIBE, and how they are confirmed.
#include "08-pubsub/subscribers.hpp"
#include "support/catch.hpp"

using namespace mini_redis::testing;

namespace {

const std::string counts_subscriptions =
    "subscribe_command() confirms what is done; the count is how many names PubSub::subscribe() has put into the "
    "client's table.";

}  // namespace

TEST_CASE("SUBSCRIBE answers with a confirmation", "[3 points]") {
  about("pubsub_commands.cpp", "subscribe_command",
        "confirm() says what was done, to which channel, and how many subscriptions the client has now.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string channel = random_key("news");
  client.sends({"SUBSCRIBE", channel}).gets(confirmation("subscribe", channel, 1), counts_subscriptions);
}

TEST_CASE("SUBSCRIBE confirms every channel in the order given", "[4 points]") {
  about("pubsub_commands.cpp", "subscribe_command",
        "One confirmation for each channel, right after it was subscribed to: so the count goes up.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string first = random_key("z"), second = random_key("a"), third = random_key("m");
  client.sends({"SUBSCRIBE", first, second, third}).gets(confirmation("subscribe", first, 1));
  client.gets(confirmation("subscribe", second, 2), counts_subscriptions);
  client.gets(confirmation("subscribe", third, 3), counts_subscriptions);
  const std::string fourth = random_key("b");
  client.sends({"SUBSCRIBE", fourth})
      .gets(confirmation("subscribe", fourth, 4), "The earlier subscriptions are still there.");
}

TEST_CASE("a channel subscribed to again counts once", "[4 points]") {
  about("pubsub.cpp", "PubSub::subscribe",
        "Who listens to a channel already goes on doing so, and that is all.");
  RedisUnderTest server;
  TestClient publisher = server.connects();

  const std::string channel = random_key("news"), text = random_word();
  TestClient client = subscriber(server, channel);
  client.sends({"SUBSCRIBE", channel, channel})
      .gets(confirmation("subscribe", channel, 1),
            "It is still one subscription for PubSub::subscribe(), and subscribe_command() "
            "confirms it again.");
  client.gets(confirmation("subscribe", channel, 1));
  publisher.sends({"PUBLISH", channel, text})
      .gets(integer(1), "One client listens, however often it said so.");
  client.gets(message(channel, text));
  server.settles();
  client.gets_nothing("One subscription, one message.");
}

TEST_CASE("SUBSCRIBE and PSUBSCRIBE count together", "[4 points]") {
  about("pubsub_commands.cpp", "subscribe_command",
        "Both commands are this function; `kind` says whether the names are channels or patterns.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string name = random_key("news"), other = random_key("other");
  client.sends({"SUBSCRIBE", name}).gets(confirmation("subscribe", name, 1));
  client.sends({"PSUBSCRIBE", name, other + "*"})
      .gets(confirmation("psubscribe", name, 2),
            "A channel and a pattern of the same name are two subscriptions.");
  client.gets(confirmation("psubscribe", other + "*", 3));
  client.sends({"subscribe", other}).gets(confirmation("subscribe", other, 4));
}

TEST_CASE("UNSUBSCRIBE confirms every channel and counts down", "[4 points]") {
  about("pubsub_commands.cpp", "unsubscribe_command",
        "One confirmation for each channel that was named, whether the client listened to it or not.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string first = random_key("z"), second = random_key("a"), never = random_key("never");
  client.sends({"UNSUBSCRIBE", never}).gets(confirmation("unsubscribe", never, 0));
  client.sends({"SUBSCRIBE", first, second}).gets(confirmation("subscribe", first, 1));
  client.gets(confirmation("subscribe", second, 2));
  client.sends({"UNSUBSCRIBE", second, never, first, first})
      .gets(
          confirmation("unsubscribe", second, 1),
          "The count is how many names PubSub::unsubscribe() has left; unsubscribe_command() confirms after it.");
  client.gets(confirmation("unsubscribe", never, 1), "It did not listen to this one, so the count stays.");
  client.gets(confirmation("unsubscribe", first, 0));
  client.gets(confirmation("unsubscribe", first, 0), "Named twice, confirmed twice.");
}

TEST_CASE("UNSUBSCRIBE without a channel ends them all", "[3 points]") {
  about("pubsub_commands.cpp", "unsubscribe_command",
        "Without a name: all names() of that kind, a confirmation for each, in any order.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string first = random_key("first"), second = random_key("second"), third = random_key("third");
  client.sends({"SUBSCRIBE", first, second}).gets(confirmation("subscribe", first, 1));
  client.gets(confirmation("subscribe", second, 2));
  const std::string one = client.sends({"UNSUBSCRIBE"}).gets_any_reply();
  const bool began_with_first = one == confirmation("unsubscribe", first, 1).bytes;
  if (!began_with_first && one != confirmation("unsubscribe", second, 1).bytes)
    client.objects("expected one of the two channels, and that one subscription is left",
                   "Each is confirmed right after it has ended, so the count goes down.");
  client.gets(confirmation("unsubscribe", began_with_first ? second : first, 0),
              "The other of the two, and then nothing is left.");
  other.sends({"PUBSUB", "NUMSUB", first, second})
      .gets(array({bulk_string(first), integer(0), bulk_string(second), integer(0)}));
  client.sends({"SUBSCRIBE", third})
      .gets(confirmation("subscribe", third, 1), "There were two channels, so there are two confirmations.");
  client.sends({"UNSUBSCRIBE"}).gets(confirmation("unsubscribe", third, 0));
}

TEST_CASE("UNSUBSCRIBE of nothing answers once and names nothing", "[3 points]") {
  about("pubsub_commands.cpp", "unsubscribe_command",
        "Every command is answered. Where there is no name to confirm, null stands in its place.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"UNSUBSCRIBE"}).gets(array({bulk_string("unsubscribe"), null_bulk_string(), integer(0)}));
  client.sends({"PUNSUBSCRIBE"}).gets(array({bulk_string("punsubscribe"), null_bulk_string(), integer(0)}));
  client.sends({"PING"}).gets(simple_string("PONG"), "One confirmation, and no more.");
}

TEST_CASE("channels and patterns end separately", "[4 points]") {
  about("pubsub.cpp", "PubSub::unsubscribe", "of(kind): each kind has tables of its own.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string name = random_key("news");
  client.sends({"SUBSCRIBE", name}).gets(confirmation("subscribe", name, 1));
  client.sends({"PSUBSCRIBE", name}).gets(confirmation("psubscribe", name, 2));
  client.sends({"UNSUBSCRIBE"})
      .gets(confirmation("unsubscribe", name, 1),
            "All channels, and no pattern: one subscription is left. unsubscribe_command() "
            "ends the names() of its kind, and PubSub::unsubscribe() one of them.");
  client.sends({"UNSUBSCRIBE"})
      .gets(array({bulk_string("unsubscribe"), null_bulk_string(), integer(1)}),
            "No channel is left. The pattern still counts.");
  client.sends({"PUNSUBSCRIBE", name}).gets(confirmation("punsubscribe", name, 0));
}
