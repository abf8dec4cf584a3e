// WATCH and UNWATCH: run only if nobody has changed these keys.
#include "transacting.hpp"

using namespace mini_redis::testing;

namespace {

const std::string why_null =
    "A watched key changed: touch() notes that. Then exec() answers the null array, \"*-1\", and runs "
    "nothing.";

}  // namespace

TEST_CASE("EXEC runs when no watched key has changed", "[3 points]") {
  about("transactions.cpp", "Transactions::touch", "Touch only the transactions that watch this very key.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key();
  stores(client, {key});
  client.sends({"WATCH", key, key + "-missing"}).gets(ok);
  other.sends({"GET", key}).gets(bulk_string("1"));
  other.sends({"TTL", key}).gets(integer(-1));
  stores(other, {key + "x", "x" + key});
  opens(client, {{"INCR", key}, {"INCR", key}});
  client.sends({"EXEC"}).gets(array({integer(2), integer(3)}),
                              "The key was only read, and other keys changed.");
}

TEST_CASE("EXEC answers null when another client changed a watched key", "[5 points]") {
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
        null_array(), is_open ? why_null : "The key changed before MULTI: multi() must not forget that.");
    client.sends({"GET", key}).gets(bulk_string(value), "The other client's value is there, untouched.");
  }
}

TEST_CASE("a change of the client's own counts until MULTI", "[3 points]") {
  about("transactions.cpp", "Transactions::touch", "It doesn't matter which client changed the key.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key();
  stores(client, {key});
  client.sends({"WATCH", key}).gets(ok);
  opens(client, {{"INCR", key}, {"INCR", key}});
  client.sends({"EXEC"}).gets(
      array({integer(2), integer(3)}),
      "exec() ends the transaction before it runs the commands, so their own changes don't stop it.");

  client.sends({"WATCH", key}).gets(ok);
  client.sends({"INCR", key}).gets(integer(4));
  cannot_execute(client,
                 "The client's own INCR, between WATCH and MULTI, changed the key. touch() notes the changes "
                 "of every client, and multi() must not forget them.");
}

TEST_CASE("one changed key of several is enough", "[3 points]") {
  about("transaction_commands.cpp", "Transactions::watch",
        "Watch all keys of the request, and keep those that you watch already.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::vector<std::string> keys = {random_key("a"), random_key("b"), random_key("c"), random_key("d")};
  for (const std::string& key : keys) {
    client.sends({"WATCH", keys[0], keys[1], keys[2], keys[0]}).gets(ok);
    client.sends({"WATCH", keys[3]}).gets(ok);
    stores(other, {key});
    cannot_execute(client, "The first WATCH had three keys, the second a fourth; one of them changed.");
  }
}

TEST_CASE("every kind of change counts", "[3 points]") {
  about("transactions.cpp", "Transactions::touch",
        "A new value changes a key, and so does the same value again, an expiry, deleting the key, and "
        "making it.");
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
  changes({"INCR", key}, integer(1), "There was no such key at WATCH, but watch() watches it all the same.");
  changes({"DEL", key}, integer(1));

  client.sends({"WATCH", key}).gets(ok);
  other.sends({"EXPIRE", key, "100"}).gets(integer(0));
  can_execute(client, "There's no such key, so EXPIRE changed nothing.");
}

TEST_CASE("every client that watches a key is touched", "[3 points]") {
  about("transactions.cpp", "Transactions::touch", "Several transactions can watch a key: touch them all.");
  RedisUnderTest server;
  const std::string key = random_key("n");

  std::vector<TestClient> clients;
  for (int i = 0; i < 5; ++i) clients.push_back(server.connects());
  for (std::size_t fastest = 0; fastest < clients.size(); ++fastest) {
    for (TestClient& client : clients) {
      client.sends({"WATCH", key}).gets(ok);
      opens(client, {{"INCR", key}});
    }
    clients[fastest].sends({"EXEC"}).gets(array({integer(std::int64_t(fastest) + 1)}),
                                          "At the first EXEC, no one has touched the key yet.");
    for (std::size_t i = 0; i < clients.size(); ++i)
      if (i != fastest)
        clients[i].sends({"EXEC"}).gets(null_array(), "The first EXEC of five changed the key.");
  }
}

TEST_CASE("UNWATCH forgets keys and changes", "[3 points]") {
  about("transaction_commands.cpp", "Transactions::unwatch", "Forget the changes so far, too.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key(), second = random_key();
  client.sends({"UNWATCH"}).gets(ok, "There's nothing to forget, and that's not an error.");
  client.sends({"WATCH", key, second}).gets(ok);
  stores(other, {key});
  client.sends({"UNWATCH"}).gets(ok);
  stores(other, {second});
  can_execute(client,
              "One key changed before UNWATCH, and one after it. Neither of them is watched any more.");
}

TEST_CASE("UNWATCH inside MULTI is queued like other commands", "[2 points]") {
  about("transactions.cpp", "Transactions::queue",
        "The rows of six commands have flag::never_queued. UNWATCH isn't one of them.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key();
  opens(client, {{"UNWATCH"}});
  client.sends({"EXEC"}).gets(array({ok}));
  client.sends({"WATCH", key}).gets(ok);
  stores(client, {key});
  opens(client, {{"UNWATCH"}});
  client.sends({"EXEC"}).gets(null_array(),
                              "This UNWATCH comes too late: EXEC looks for changes before it runs anything.");
}

TEST_CASE("a watch ends with EXEC and with DISCARD", "[3 points]") {
  about("transaction_commands.cpp", "Transactions::exec", "take() ends the watch with the transaction.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key();
  client.sends({"WATCH", key}).gets(ok);
  can_execute(client, "Nothing has happened yet.");
  stores(other, {key});
  can_execute(client, "EXEC ran, so the client doesn't watch anything any more.");

  client.sends({"WATCH", key}).gets(ok);
  stores(other, {key});
  cannot_execute(client, why_null);
  can_execute(client, "EXEC answered null: that also ends the watch.");

  client.sends({"WATCH", key}).gets(ok);
  stores(other, {key});
  opens(client);
  client.sends({"DISCARD"}).gets(ok);
  can_execute(client, "discard() ends the watch, too.");
}

TEST_CASE("FLUSHALL changes every key that existed", "[2 points]") {
  about("transactions.cpp", "Transactions::touch",
        "FLUSHALL tells the observers of every key that it erases.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key();
  stores(client, {key, key + "2"});
  client.sends({"WATCH", key}).gets(ok);
  other.sends({"FLUSHALL"}).gets(ok);
  cannot_execute(client, why_null);
  client.sends({"WATCH", key}).gets(ok);
  other.sends({"FLUSHALL"}).gets(ok);
  can_execute(client, "The key was gone already, so nothing happened to it.");
}
