// SUBSCRIBE, UNSUBSCRIBE, and how they are confirmed.
#include "08-pubsub/subscribers.hpp"
#include "support/catch.hpp"

using namespace mini_redis::testing;

namespace {

const std::string counts_subscriptions =
    "subscribe_command() confirms what was done; the count is how many names PubSub::subscribe() put into "
    "the client's table.";

}  // namespace

TEST_CASE("SUBSCRIBE answers with a confirmation", "[3 points]") {
  about("pubsub_commands.cpp", "subscribe_command",
        "confirm() says what was done, with which channel, and how many subscriptions the client has now.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string channel = random_key("news");
  client.sends({"SUBSCRIBE", channel}).gets(confirmation("subscribe", channel, 1), counts_subscriptions);
}

TEST_CASE("SUBSCRIBE confirms every channel in the order given", "[4 points]") {
  about("pubsub_commands.cpp", "subscribe_command",
        "Confirm each channel right after you've subscribed to it, so that the count goes up.");
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
        "A client that already listens to the channel keeps listening, and that's all.");
  RedisUnderTest server;
  TestClient publisher = server.connects();

  const std::string channel = random_key("news"), text = random_word();
  TestClient client = subscriber(server, channel);
  client.sends({"SUBSCRIBE", channel, channel})
      .gets(confirmation("subscribe", channel, 1),
            "For PubSub::subscribe(), it's still one subscription. subscribe_command() confirms it again.");
  client.gets(confirmation("subscribe", channel, 1));
  publisher.sends({"PUBLISH", channel, text})
      .gets(integer(1), "One client listens, however often it asked to.");
  client.gets(message(channel, text));
  server.settles();
  client.gets_nothing("One subscription, one message.");
}

TEST_CASE("SUBSCRIBE and PSUBSCRIBE count together", "[4 points]") {
  about("pubsub_commands.cpp", "subscribe_command",
        "This function is for both commands: `kind` says whether the names are channels or patterns.");
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
        "Confirm each channel that the client names, whether it listened to it or not.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string first = random_key("z"), second = random_key("a"), never = random_key("never");
  client.sends({"UNSUBSCRIBE", never}).gets(confirmation("unsubscribe", never, 0));
  client.sends({"SUBSCRIBE", first, second}).gets(confirmation("subscribe", first, 1));
  client.gets(confirmation("subscribe", second, 2));
  client.sends({"UNSUBSCRIBE", second, never, first, first})
      .gets(confirmation("unsubscribe", second, 1),
            "The count is how many names are left after PubSub::unsubscribe(). unsubscribe_command() "
            "confirms after that.");
  client.gets(confirmation("unsubscribe", never, 1),
              "It didn't listen to this one, so the count stays the same.");
  client.gets(confirmation("unsubscribe", first, 0));
  client.gets(confirmation("unsubscribe", first, 0), "It's named twice, so it's confirmed twice.");
}

TEST_CASE("UNSUBSCRIBE without a channel ends them all", "[3 points]") {
  about("pubsub_commands.cpp", "unsubscribe_command",
        "Without a name, end all names() of that kind, and confirm each of them, in any order.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string first = random_key("first"), second = random_key("second"), third = random_key("third");
  client.sends({"SUBSCRIBE", first, second}).gets(confirmation("subscribe", first, 1));
  client.gets(confirmation("subscribe", second, 2));
  const std::string one = client.sends({"UNSUBSCRIBE"}).gets_any_reply();
  const bool began_with_first = one == confirmation("unsubscribe", first, 1).bytes;
  if (!began_with_first && one != confirmation("unsubscribe", second, 1).bytes)
    client.objects("expected the name of one of the two channels, and one subscription left",
                   "Confirm each one right after you've ended it, so that the count goes down.");
  client.gets(confirmation("unsubscribe", began_with_first ? second : first, 0),
              "This must be the other channel, and then no subscription is left.");
  other.sends({"PUBSUB", "NUMSUB", first, second})
      .gets(array({bulk_string(first), integer(0), bulk_string(second), integer(0)}));
  client.sends({"SUBSCRIBE", third})
      .gets(confirmation("subscribe", third, 1), "There were two channels, so there are two confirmations.");
  client.sends({"UNSUBSCRIBE"}).gets(confirmation("unsubscribe", third, 0));
}

TEST_CASE("UNSUBSCRIBE of nothing answers once and names nothing", "[3 points]") {
  about("pubsub_commands.cpp", "unsubscribe_command",
        "Every command gets an answer. If there's no name to confirm, null takes its place.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"UNSUBSCRIBE"}).gets(array({bulk_string("unsubscribe"), null_bulk_string(), integer(0)}));
  client.sends({"PUNSUBSCRIBE"}).gets(array({bulk_string("punsubscribe"), null_bulk_string(), integer(0)}));
  client.sends({"PING"}).gets(simple_string("PONG"), "There's one confirmation, and no more.");
}

TEST_CASE("channels and patterns end separately", "[4 points]") {
  about("pubsub.cpp", "PubSub::unsubscribe", "Each kind has its own tables: of(kind).");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string name = random_key("news");
  client.sends({"SUBSCRIBE", name}).gets(confirmation("subscribe", name, 1));
  client.sends({"PSUBSCRIBE", name}).gets(confirmation("psubscribe", name, 2));
  client.sends({"UNSUBSCRIBE"})
      .gets(confirmation("unsubscribe", name, 1),
            "UNSUBSCRIBE ends all channels, but no pattern, so one subscription is left. "
            "unsubscribe_command() ends all names() of its kind; PubSub::unsubscribe() ends one of them.");
  client.sends({"UNSUBSCRIBE"})
      .gets(array({bulk_string("unsubscribe"), null_bulk_string(), integer(1)}),
            "No channel is left. The pattern still counts.");
  client.sends({"PUNSUBSCRIBE", name}).gets(confirmation("punsubscribe", name, 0));
}
