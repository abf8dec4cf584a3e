// PUBLISH, and who hears it.
#include "08-pubsub/subscribers.hpp"
#include "support/catch.hpp"

using namespace mini_redis::testing;

TEST_CASE("a message reaches everybody who listens", "[5 points]") {
  about("pubsub.cpp", "PubSub::publish",
        "Each client that listens to the channel gets the message. Answer how many there were.");
  RedisUnderTest server;
  TestClient publisher = server.connects();

  const std::string channel = random_key("news"), text = random_word(30);
  TestClient first = subscriber(server, channel), second = subscriber(server, channel),
             third = subscriber(server, channel);
  publisher.sends({"PUBSUB", "NUMSUB", channel})
      .gets(array({bulk_string(channel), integer(3)}),
            "Three clients listen: PubSub::subscribe() puts each of them into the channel's table.");
  publisher.sends({"PUBLISH", channel, text})
      .gets(integer(3),
            "Three clients listen. publish_command() passes the channel and the message to "
            "PubSub::publish(), in this order, and answers the number that it returns.");
  first.gets(message(channel, text));
  second.gets(message(channel, text));
  third.gets(message(channel, text));
}

TEST_CASE("PUBLISH with nobody listening answers 0", "[3 points]") {
  about("pubsub.cpp", "PubSub::publish", "A message is for the clients that listen now. Don't keep it.");
  RedisUnderTest server;
  TestClient publisher = server.connects();

  const std::string channel = random_key("news");
  TestClient elsewhere = subscriber(server, random_key("other"));
  publisher.sends({"PUBLISH", channel, "too early"}).gets(integer(0));
  server.settles();
  elsewhere.gets_nothing("It listens to another channel.");
  TestClient late = subscriber(server, channel);
  server.settles();
  late.gets_nothing("The message was published before it began to listen.");
}

TEST_CASE("messages arrive in the order in which they were published", "[2 points]") {
  about("pubsub.cpp", "PubSub::publish", "Client::push() puts one message after another.");
  RedisUnderTest server;
  TestClient publisher = server.connects();

  const std::string channel = random_key("news"), text = random_word();
  TestClient client = subscriber(server, channel);
  for (int i = 0; i < 200; ++i) publisher.sends({"PUBLISH", channel, text + std::to_string(i)});
  for (int i = 0; i < 200; ++i) publisher.gets(integer(1));
  for (int i = 0; i < 200; ++i) client.gets(message(channel, text + std::to_string(i)));
}

TEST_CASE("names and messages may hold any byte", "[3 points]") {
  about("pubsub.cpp", "PubSub::publish",
        "Both are bulk strings, with all of their bytes. Letter case counts.");
  RedisUnderTest server;
  TestClient publisher = server.connects();

  const std::string name = random_word(), channel = name + std::string("\0\r\n x", 5),
                    text = random_bytes(200);
  TestClient cut = subscriber(server, name), client = subscriber(server, channel);
  publisher.sends({"PUBSUB", "NUMSUB", name, channel})
      .gets(array({bulk_string(name), integer(1), bulk_string(channel), integer(1)}),
            "A NUL doesn't end a name: PubSub::subscribe() takes all of its bytes.");
  publisher.sends({"PUBLISH", channel, text}).gets(integer(1), "A NUL doesn't end a name.");
  client.gets(message(channel, text));
  publisher.sends({"PUBLISH", name, ""}).gets(integer(1));
  cut.gets(message(name, ""), "An empty message is a message.");
  publisher.sends({"PUBLISH", "X" + name, text}).gets(integer(0));
}

TEST_CASE("a large message arrives whole", "[2 points]") {
  about("pubsub.cpp", "PubSub::publish",
        "push() keeps what doesn't fit into the connection now, and sends it later.");
  RedisUnderTest server;
  TestClient publisher = server.connects();

  const std::string channel = random_key("news"), text = large_text(3'000'000);
  TestClient first = subscriber(server, channel), second = subscriber(server, channel);
  publisher.sends({"PUBLISH", channel, text}).gets(integer(2));
  second.gets(message(channel, text));
  first.gets(message(channel, text), "The second client has it already. Each client gets all of it.");
}

TEST_CASE("after UNSUBSCRIBE a client gets no more messages", "[4 points]") {
  about("pubsub.cpp", "PubSub::unsubscribe",
        "A subscription is in two tables: the names of the client, and the clients of the name.");
  RedisUnderTest server;
  TestClient publisher = server.connects();

  const std::string channel = random_key("news"), text = random_word();
  TestClient leaves = subscriber(server, channel), stays = subscriber(server, channel);
  leaves.sends({"UNSUBSCRIBE", channel}).gets(confirmation("unsubscribe", channel, 0));
  publisher.sends({"PUBLISH", channel, text}).gets(integer(1), "One client left, and one stayed.");
  stays.gets(message(channel, text), "The other client is still there.");
  server.settles();
  leaves.gets_nothing("It doesn't listen any more.");
}

TEST_CASE("a pattern subscribes to every channel that matches", "[5 points]") {
  about("pubsub.cpp", "PubSub::publish",
        "A message for a pattern has four parts: \"pmessage\", the pattern, the channel, the message.");
  RedisUnderTest server;
  TestClient publisher = server.connects();

  const std::string kind = random_word(), pattern = kind + ".*", text = random_word();
  TestClient client = pattern_subscriber(server, pattern), another = pattern_subscriber(server, pattern);
  publisher.sends({"PUBSUB", "NUMPAT"})
      .gets(integer(1), "PubSub::subscribe() puts a pattern into the tables of patterns: of(kind).");
  for (const std::string& channel : {kind + ".weather", kind + ".", kind + ".a.b"}) {
    publisher.sends({"PUBLISH", channel, text}).gets(integer(2), "Two clients have a pattern that matches.");
    client.gets(pattern_message(pattern, channel, text));
    another.gets(pattern_message(pattern, channel, text));
  }
  publisher.sends({"PUBLISH", kind, text})
      .gets(integer(0), "There's no dot in this name, so it doesn't match.");
  publisher.sends({"PUBLISH", pattern, text})
      .gets(integer(2), "In the name of a channel, a star is just a star.");
}

TEST_CASE("patterns match as in a shell", "[3 points]") {
  about("pubsub.cpp", "PubSub::publish",
        "glob_match(pattern, text) knows the rules; the text is the channel.");
  RedisUnderTest server;
  TestClient publisher = server.connects();

  struct Row {
    std::string pattern, heard, not_heard;
  };
  const std::string id = random_word();
  for (const Row& row : {Row{id + "?", id + "1", id}, Row{id + "[a-c]x", id + "bx", id + "dx"},
                         Row{id + "[^a]", id + "b", id + "a"}, Row{id + "\\*", id + "*", id + "x"},
                         Row{"*" + id, "x" + id, id + "x"}}) {
    TestClient client = pattern_subscriber(server, row.pattern);
    publisher.sends({"PUBLISH", row.heard, "1"}).gets(integer(1));
    client.gets(pattern_message(row.pattern, row.heard, "1"));
    publisher.sends({"PUBLISH", row.not_heard, "2"}).gets(integer(0));
    client.sends({"PUNSUBSCRIBE"}).gets(confirmation("punsubscribe", row.pattern, 0));
  }
}

TEST_CASE("a client gets a message once for each matching subscription", "[4 points]") {
  about("pubsub.cpp", "PubSub::publish",
        "First send it to the subscribers of the channel, then to those of the patterns. All of them count.");
  RedisUnderTest server;
  TestClient publisher = server.connects();

  const std::string channel = random_key("news"), pattern = channel.substr(0, 8) + "*", text = random_word();
  TestClient both = subscriber(server, channel);
  both.sends({"PSUBSCRIBE", pattern, "no match"}).gets(confirmation("psubscribe", pattern, 2));
  both.gets(confirmation("psubscribe", "no match", 3));
  TestClient by_pattern = pattern_subscriber(server, pattern);
  publisher.sends({"PUBLISH", channel, text})
      .gets(integer(3), "Two clients get it through the pattern, and one through the channel's own name.");
  both.gets(message(channel, text));
  both.gets(pattern_message(pattern, channel, text));
  by_pattern.gets(pattern_message(pattern, channel, text));
}
