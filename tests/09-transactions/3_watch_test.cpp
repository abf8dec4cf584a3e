// WATCH and UNWATCH: run only if nobody has changed these keys.
#include "transacting.hpp"

using namespace mini_redis::testing;

namespace {

const std::string why_null =
    "A watched key has changed: touch() notes that, and exec() answers the null array, \"*-1\", and runs nothing.";

}  // namespace

TEST_CASE("EXEC runs when no watched key has changed", "[3 points]") {
  about("transactions.cpp", "Transactions::touch", "Only those who watch this very key are touched.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key();
  stores(client, {key});
  client.sends({"WATCH", key, key + "-missing"}).gets(ok);
  other.sends({"GET", key}).gets(bulk_string("1"));
  other.sends({"TTL", key}).gets(integer(-1));
  stores(other, {key + "x", "x" + key});
  opens(client, {{"INCR", key}, {"INCR", key}});
  client.sends({"EXEC"}).gets(array({integer(2), integer(3)}), "The key was read, and others were changed.");
}

TEST_CASE("EXEC answers null when another client has changed a watched key", "[5 points]") {
  about("transactions.cpp", "Transactions::touch",
        "watched_keys_ knows the transactions that watch the key.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key(), value = random_word();
  for (const bool is_open : {true, false}) {
    stores(client, {key});
    client.sends({"WATCH", key}).gets(ok);
    if (!is_open) stores(other, {key}, value);
    opens(client, {{"SET", key, "mine"}});
    if (is_open) stores(other, {key}, value);
    client.sends({"EXEC"}).gets(
        null_array(), is_open ? why_null : "The key has changed before MULTI: multi() must not forget that.");
    client.sends({"GET", key}).gets(bulk_string(value), "The other client's value is there, untouched.");
  }
}

TEST_CASE("a change of the client's own counts until MULTI", "[3 points]") {
  about("transactions.cpp", "Transactions::touch", "It does not matter who has changed the key.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key();
  stores(client, {key});
  client.sends({"WATCH", key}).gets(ok);
  opens(client, {{"INCR", key}, {"INCR", key}});
  client.sends({"EXEC"}).gets(array({integer(2), integer(3)}),
                              "exec() ends the transaction before it runs the commands: what "
                              "they change does not stop it.");

  client.sends({"WATCH", key}).gets(ok);
  client.sends({"INCR", key}).gets(integer(4));
  cannot_execute(client,
                 "Its own INCR, between WATCH and MULTI, has changed the key: touch() notes that of any "
                 "client, and multi() does not forget it.");
}

TEST_CASE("one changed key of several is enough", "[3 points]") {
  about("transaction_commands.cpp", "Transactions::watch",
        "All keys of the request, besides those that are watched already.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::vector<std::string> keys = {random_key("a"), random_key("b"), random_key("c"), random_key("d")};
  for (const std::string& key : keys) {
    client.sends({"WATCH", keys[0], keys[1], keys[2], keys[0]}).gets(ok);
    client.sends({"WATCH", keys[3]}).gets(ok);
    stores(other, {key});
    cannot_execute(client, "The first WATCH had three keys, the second a fourth; one of them has changed.");
  }
}

TEST_CASE("every kind of change counts", "[3 points]") {
  about(
      "transactions.cpp", "Transactions::touch",
      "A key is changed by a new value, by the one that it had, by an expiry, by its end, by its beginning.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key();
  const auto changes = [&](const std::vector<std::string>& command, const ExpectedReply& reply,
                           const std::string& why = why_null) {
    client.sends({"WATCH", key}).gets(ok);
    other.sends(command).gets(reply);
    cannot_execute(client, why);
  };
  stores(other, {key});
  changes({"SET", key, "1"}, ok);
  changes({"EXPIRE", key, "100"}, integer(1));
  changes({"INCR", key}, integer(2));
  changes({"EXPIRE", key, "0"}, integer(1));
  changes({"INCR", key}, integer(1), "There was no such key at WATCH: watch() watches it all the same.");
  changes({"DEL", key}, integer(1));

  client.sends({"WATCH", key}).gets(ok);
  other.sends({"EXPIRE", key, "100"}).gets(integer(0));
  can_execute(client, "There is no such key, and EXPIRE has changed nothing.");
}

TEST_CASE("all who watch a key are touched", "[3 points]") {
  about("transactions.cpp", "Transactions::touch", "A key has as many watchers as there are.");
  RedisUnderTest server;
  const std::string key = random_key("n");

  std::vector<TestClient> clients;
  for (int i = 0; i < 5; ++i) clients.push_back(server.connects());
  for (TestClient& client : clients) {
    client.sends({"WATCH", key}).gets(ok);
    opens(client, {{"INCR", key}});
  }
  const auto fastest = static_cast<std::size_t>(random_number(0, 4));
  clients[fastest].sends({"EXEC"}).gets(array({integer(1)}), "The first EXEC meets an untouched key.");
  for (std::size_t i = 0; i < clients.size(); ++i)
    if (i != fastest)
      clients[i].sends({"EXEC"}).gets(null_array(), "The first EXEC of five has changed the key.");
}

TEST_CASE("UNWATCH forgets keys and changes", "[3 points]") {
  about("transaction_commands.cpp", "Transactions::unwatch", "What has happened so far is forgotten, too.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key(), second = random_key();
  client.sends({"UNWATCH"}).gets(ok, "There is nothing to forget, and that is no error.");
  client.sends({"WATCH", key, second}).gets(ok);
  stores(other, {key});
  client.sends({"UNWATCH"}).gets(ok);
  stores(other, {second});
  can_execute(client, "One key changed before UNWATCH and one after it; neither is watched any more.");
}

TEST_CASE("UNWATCH inside MULTI waits as others do", "[2 points]") {
  about("transactions.cpp", "Transactions::queue",
        "The rows of six commands have flag::never_queued; UNWATCH is none of them.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key();
  opens(client, {{"UNWATCH"}});
  client.sends({"EXEC"}).gets(array({ok}));
  client.sends({"WATCH", key}).gets(ok);
  stores(client, {key});
  opens(client, {{"UNWATCH"}});
  client.sends({"EXEC"}).gets(null_array(), "EXEC looks for changes before it runs anything: too late.");
}

TEST_CASE("a watch ends with EXEC and with DISCARD", "[3 points]") {
  about("transaction_commands.cpp", "Transactions::exec", "take() ends the watch with the transaction.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key();
  client.sends({"WATCH", key}).gets(ok);
  can_execute(client, "Nothing has happened yet.");
  stores(other, {key});
  can_execute(client, "EXEC has run: it watches nothing any more.");

  client.sends({"WATCH", key}).gets(ok);
  stores(other, {key});
  cannot_execute(client, why_null);
  can_execute(client, "EXEC has answered null: that is over, too.");

  client.sends({"WATCH", key}).gets(ok);
  stores(other, {key});
  opens(client);
  client.sends({"DISCARD"}).gets(ok);
  can_execute(client, "discard() ends the watch as well.");
}

TEST_CASE("FLUSHALL changes the keys there were", "[2 points]") {
  about("transactions.cpp", "Transactions::touch", "Every key that is erased is told to the observers.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key();
  stores(client, {key, key + "2"});
  client.sends({"WATCH", key}).gets(ok);
  other.sends({"FLUSHALL"}).gets(ok);
  cannot_execute(client, why_null);
  client.sends({"WATCH", key}).gets(ok);
  other.sends({"FLUSHALL"}).gets(ok);
  can_execute(client, "There was no such key any more, so nothing has happened to it.");
}
