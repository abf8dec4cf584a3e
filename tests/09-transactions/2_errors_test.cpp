// Errors before EXEC, during it, and around it.
#include "transacting.hpp"

using namespace mini_redis::testing;

namespace {

const auto aborted = error("EXECABORT Transaction discarded because of previous errors.");
const std::string why_aborted =
    "The dispatcher rejected a request since MULTI. The client's program is wrong, so run nothing.";

}  // namespace

TEST_CASE("an unknown command spoils the transaction", "[4 points]") {
  about("transactions.cpp", "Transactions::spoil",
        "Remember until EXEC that a request was rejected. EXEC then refuses to run.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key(), name = "No-" + random_word(6);
  opens(client, {{"SET", key, "before"}});
  client.sends({name, "a"})
      .gets(error_beginning("ERR unknown command '" + name + "'"), "The error comes at once.");
  client.sends({"SET", key, "behind"}).gets(queued, "The transaction stays open until EXEC or DISCARD.");
  client.sends({"EXEC"}).gets(aborted, why_aborted);
  client.sends({"GET", key})
      .gets(null_bulk_string(), "It's all or nothing, and here it's nothing. And the transaction is over.");
  can_execute(client, "There's nothing wrong with the next transaction.");
}

TEST_CASE("a wrong number of arguments spoils the transaction", "[4 points]") {
  about("transactions.cpp", "Transactions::spoil",
        "The dispatcher rejects the request before you can queue it.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key();
  opens(client, {{"SET", key, "value"}});
  client.sends({"SET", key}).gets(error("ERR wrong number of arguments for 'set' command"));
  client.sends({"EXEC"}).gets(aborted, why_aborted);
  opens(client, {{"SET", key, "value"}});
  client.sends({"DISCARD", key}).gets(error("ERR wrong number of arguments for 'discard' command"));
  client.sends({"EXEC"}).gets(aborted, "Even a wrong DISCARD spoils the transaction.");
  client.sends({"WATCH", key + "-watched"}).gets(ok);
  stores(client, {key + "-watched"});
  opens(client);
  client.sends({"GET"}).gets(error("ERR wrong number of arguments for 'get' command"));
  client.sends({"EXEC"}).gets(aborted, "A watched key changed, too, but the error comes first.");
  client.sends({"GET", key}).gets(null_bulk_string());
}

TEST_CASE("DISCARD ends a spoiled transaction", "[2 points]") {
  about("transaction_commands.cpp", "Transactions::discard", "take() ends the transaction, spoiled or not.");
  RedisUnderTest server;
  TestClient client = server.connects();

  opens(client);
  client.sends({"NOPE"}).gets(error_beginning("ERR unknown command 'NOPE'"));
  client.sends({"DISCARD"}).gets(ok);
  can_execute(client, "The rejected request belonged to the transaction that was discarded.");
}

TEST_CASE("a rejected request outside of MULTI does no harm", "[3 points]") {
  about("transactions.cpp", "Transactions::spoil", "You can only spoil an open transaction.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"WATCH", random_key()}).gets(ok);
  client.sends({"NOPE"}).gets(error_beginning("ERR unknown command 'NOPE'"));
  can_execute(client, "The request was rejected before MULTI, so it's not part of the transaction.");
}

TEST_CASE("an error inside EXEC neither stops nor undoes the rest", "[5 points]") {
  about("transaction_commands.cpp", "Transactions::exec",
        "If a command fails, its reply is an error. Redis doesn't roll anything back.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key(), value = random_word();
  opens(client, {{"SET", key, "a" + value}, {"INCR", key}, {"SET", key + "2", value}});
  client.sends({"EXEC"}).gets(array({ok, error("ERR value is not an integer or out of range"), ok}),
                              "Three commands were waiting, so there are three replies.");
  client.sends({"GET", key}).gets(bulk_string("a" + value), "The commands before the error stay done.");
  client.sends({"GET", key + "2"}).gets(bulk_string(value), "The commands after the error run, too.");
}

TEST_CASE("MULTI calls can not be nested", "[3 points]") {
  about("transaction_commands.cpp", "Transactions::multi", "A client has one transaction at a time.");
  RedisUnderTest server;
  TestClient client = server.connects();

  opens(client, {{"PING", "before"}});
  client.sends({"multi"}).gets(error("ERR MULTI calls can not be nested"), "MULTI is never queued.");
  client.sends({"PING", "behind"}).gets(queued);
  client.sends({"EXEC"}).gets(
      array({bulk_string("before"), bulk_string("behind")}),
      "The error concerns only the second MULTI: the transaction goes on as if it hadn't come.");
}

TEST_CASE("WATCH inside MULTI is an error", "[3 points]") {
  about("transaction_commands.cpp", "Transactions::watch",
        "A value that was read before WATCH may be old. So WATCH comes first, then reading, then MULTI.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key();
  opens(client, {{"PING"}});
  client.sends({"WATCH", key}).gets(error("ERR WATCH inside MULTI is not allowed"), "WATCH is never queued.");
  stores(other, {key});
  client.sends({"EXEC"}).gets(array({simple_string("PONG")}),
                              "The WATCH watched nothing, and spoiled nothing.");
}

TEST_CASE("EXEC and DISCARD without MULTI are errors", "[3 points]") {
  about("transaction_commands.cpp", "Transactions::exec",
        "A client that sent WATCH has a transaction, but it isn't open.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key();
  const auto both_are_errors = [&client] {
    client.sends({"EXEC"}).gets(error("ERR EXEC without MULTI"));
    client.sends({"DISCARD"})
        .gets(error("ERR DISCARD without MULTI"), "discard() looks at is_open, as exec() does.");
  };
  both_are_errors();
  client.sends({"WATCH", key}).gets(ok);
  both_are_errors();
  stores(client, {key});
  cannot_execute(client, "The errors didn't end anything: the key is still watched.");
}
