// Errors before EXEC, during it, and around it.
#include "transacting.hpp"

using namespace mini_redis::testing;

namespace {

const auto aborted = error("EXECABORT Transaction discarded because of previous errors.");
const std::string why_aborted =
    "A request was rejected on the way: the client's program is wrong, so nothing is run.";

}  // namespace

TEST_CASE("an unknown command spoils the transaction", "[4 points]") {
  about("transactions.cpp", "Transactions::spoil",
        "What was rejected is remembered until EXEC, which refuses.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key(), name = "No-" + random_word(6);
  opens(client, {{"SET", key, "before"}});
  client.sends({name, "a"})
      .gets(error_beginning("ERR unknown command '" + name + "'"), "It is told at once.");
  client.sends({"SET", key, "behind"}).gets(queued, "The transaction stays open until EXEC or DISCARD.");
  client.sends({"EXEC"}).gets(aborted, why_aborted);
  client.sends({"GET", key})
      .gets(null_bulk_string(), "All or nothing: nothing. And the transaction is over.");
  can_execute(client, "The next transaction has done nothing wrong.");
}

TEST_CASE("a wrong number of arguments spoils the transaction", "[4 points]") {
  about("transactions.cpp", "Transactions::spoil", "The dispatcher rejects it before it can wait.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key();
  opens(client, {{"SET", key, "value"}});
  client.sends({"SET", key}).gets(error("ERR wrong number of arguments for 'set' command"));
  client.sends({"EXEC"}).gets(aborted, why_aborted);
  opens(client, {{"SET", key, "value"}});
  client.sends({"DISCARD", key}).gets(error("ERR wrong number of arguments for 'discard' command"));
  client.sends({"EXEC"}).gets(aborted, "Even a DISCARD, if it is a wrong one.");
  client.sends({"WATCH", key + "-watched"}).gets(ok);
  stores(client, {key + "-watched"});
  opens(client);
  client.sends({"GET"}).gets(error("ERR wrong number of arguments for 'get' command"));
  client.sends({"EXEC"}).gets(aborted, "A watched key has changed besides: of the two, the error is told.");
  client.sends({"GET", key}).gets(null_bulk_string());
}

TEST_CASE("DISCARD ends a spoiled transaction", "[2 points]") {
  about("transaction_commands.cpp", "Transactions::discard", "take() leaves nothing, be it good or bad.");
  RedisUnderTest server;
  TestClient client = server.connects();

  opens(client);
  client.sends({"NOPE"}).gets(error_beginning("ERR unknown command 'NOPE'"));
  client.sends({"DISCARD"}).gets(ok);
  can_execute(client, "What was rejected belonged to the transaction that was discarded.");
}

TEST_CASE("a rejected request outside of MULTI does no harm", "[3 points]") {
  about("transactions.cpp", "Transactions::spoil", "Only what is open can be spoiled.");
  RedisUnderTest server;
  TestClient client = server.connects();

  client.sends({"WATCH", random_key()}).gets(ok);
  client.sends({"NOPE"}).gets(error_beginning("ERR unknown command 'NOPE'"));
  can_execute(client, "The request was rejected before MULTI: it is none of the transaction's.");
}

TEST_CASE("an error inside EXEC neither stops nor undoes the rest", "[5 points]") {
  about("transaction_commands.cpp", "Transactions::exec",
        "A command that fails has an error for its reply. Redis rolls nothing back.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key(), value = random_word();
  opens(client, {{"SET", key, "a" + value}, {"INCR", key}, {"SET", key + "2", value}});
  client.sends({"EXEC"}).gets(array({ok, error("ERR value is not an integer or out of range"), ok}),
                              "Three commands have waited, so there are three replies.");
  client.sends({"GET", key}).gets(bulk_string("a" + value), "What was done before the error stays done.");
  client.sends({"GET", key + "2"}).gets(bulk_string(value), "What came after the error is done as well.");
}

TEST_CASE("MULTI calls can not be nested", "[3 points]") {
  about("transaction_commands.cpp", "Transactions::multi", "One transaction at a time.");
  RedisUnderTest server;
  TestClient client = server.connects();

  opens(client, {{"PING", "before"}});
  client.sends({"multi"}).gets(error("ERR MULTI calls can not be nested"), "MULTI is never queued.");
  client.sends({"PING", "behind"}).gets(queued);
  client.sends({"EXEC"}).gets(
      array({bulk_string("before"), bulk_string("behind")}),
      "The error was the second MULTI's own: the transaction goes on as if it had not come.");
}

TEST_CASE("WATCH inside MULTI is an error", "[3 points]") {
  about("transaction_commands.cpp", "Transactions::watch",
        "What has been read before the watch may be old: WATCH comes first, then reading, then MULTI.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key();
  opens(client, {{"PING"}});
  client.sends({"WATCH", key}).gets(error("ERR WATCH inside MULTI is not allowed"), "WATCH is never queued.");
  stores(other, {key});
  client.sends({"EXEC"}).gets(array({simple_string("PONG")}), "It has watched nothing, and spoiled nothing.");
}

TEST_CASE("EXEC and DISCARD without MULTI are errors", "[3 points]") {
  about("transaction_commands.cpp", "Transactions::exec",
        "A client that has said WATCH has a transaction, but it is not open.");
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
  cannot_execute(client, "The errors have ended nothing: the key is still watched.");
}
