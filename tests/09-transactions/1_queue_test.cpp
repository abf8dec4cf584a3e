// MULTI, EXEC and DISCARD: commands are queued, and run as one.
#include "transacting.hpp"

using namespace mini_redis::testing;

TEST_CASE("commands wait for EXEC and are answered in their order", "[5 points]") {
  about(
      "transaction_commands.cpp", "Transactions::exec",
      "The header of an array, and after it the reply of each command, which Dispatcher::execute() writes.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("n"), message = random_word();
  const std::int64_t number = random_number(10, 1'000'000);
  opens(client, {{"SET", key, std::to_string(number)}, {"incr", key}, {"GET", key}, {"PING", message}});
  client.sends({"EXEC"}).gets(
      array({ok, integer(number + 1), bulk_string(std::to_string(number + 1)), bulk_string(message)}));
}

TEST_CASE("nothing has happened before EXEC", "[4 points]") {
  about("transactions.cpp", "Transactions::queue",
        "True says that you have replied in the command's place: it does not run now.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key(), value = random_word();
  opens(client, {{"SET", key, value}, {"INCR", key + "-n"}});
  other.sends({"GET", key}).gets(null_bulk_string(), "The SET still waits.");
  other.sends({"GET", key + "-n"}).gets(null_bulk_string(), "The INCR still waits.");
  client.sends({"EXEC"}).gets(array({ok, integer(1)}));
  other.sends({"GET", key}).gets(bulk_string(value), "EXEC has run it.");
}

TEST_CASE("what waits is a copy of what came", "[4 points]") {
  about("transactions.cpp", "Transactions::queue",
        "A request is copied word by word and byte by byte; it is gone when EXEC comes.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key(), value = random_bytes(100), filler(200, '#');
  opens(client, {{"SET", key, value}, {"ECHO", filler}, {"ECHO", ""}, {"PING", value}});
  client.sends({"EXEC"}).gets(array({ok, bulk_string(filler), bulk_string(""), bulk_string(value)}));
  client.sends({"GET", key}).gets(bulk_string(value));

  client.sends({"WATCH", key}).gets(ok);
  stores(client, {key});
  opens(client, {{"ECHO", filler}, {"ECHO", filler}});
  TestClient other = server.connects();
  if (other.sends({"CLIENT", "LIST"}).gets_bulk_string().find(" multi=0 ") == std::string::npos)
    other.objects("CLIENT LIST should say \"multi=0\" of the client that has sent two ECHO",
                  "A watched key has changed, so EXEC will run nothing: no copy is kept.");
}

TEST_CASE("every client has a transaction of its own", "[4 points]") {
  about("transaction_commands.cpp", "Transactions::multi", "find_or_begin() finds the one of this client.");
  RedisUnderTest server;
  TestClient one = server.connects(), two = server.connects(), three = server.connects();

  const std::string key = random_key(), a = random_word(), b = random_word();
  opens(one, {{"PING", a}});
  opens(two, {{"PING", b}});
  three.sends({"SET", key, a}).gets(ok, "This client has said no MULTI: its commands run at once.");
  two.sends({"EXEC"}).gets(array({bulk_string(b)}));
  one.sends({"EXEC"}).gets(array({bulk_string(a)}), "The other client's EXEC is none of its business.");
}

TEST_CASE("DISCARD forgets what has waited", "[4 points]") {
  about("transaction_commands.cpp", "Transactions::discard", "take() ends the transaction.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key();
  opens(client, {{"SET", key, "value"}});
  client.sends({"DISCARD"}).gets(ok);
  client.sends({"GET", key}).gets(null_bulk_string(), "It was not run, and this one runs at once.");
  can_execute(client, "The new transaction has what came since MULTI, and nothing else.");
}

TEST_CASE("after EXEC commands run at once again", "[4 points]") {
  about("transaction_commands.cpp", "Transactions::exec",
        "EXEC ends the transaction: take() hands it to you.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("n");
  opens(client, {{"INCR", key}});
  client.sends({"EXEC"}).gets(array({integer(1)}));
  client.sends({"INCR", key}).gets(integer(2), "The transaction is over.");
  opens(client);
  client.sends({"EXEC"}).gets(array({}), "Nothing has waited since this MULTI: no replies at all, \"*0\".");
  opens(client, {{"INCR", key}});
  client.sends({"EXEC"}).gets(array({integer(3)}), "What the first EXEC has run is not run again.");
}

TEST_CASE("what a client left waiting is never run", "[3 points]") {
  about("transactions.cpp", "Transactions::queue", "Without EXEC nothing of a transaction happens.");
  RedisUnderTest server;
  const std::string key = random_key();
  {
    TestClient client = server.connects(), crashing = server.connects();
    opens(client, {{"SET", key, "by the one that left"}});
    opens(crashing, {{"SET", key, "by the one that crashed"}});
    crashing.resets();
  }
  server.settles();
  TestClient other = server.connects();
  other.sends({"GET", key}).gets(null_bulk_string(), "Its client has gone without EXEC.");
  can_execute(other, "A new client begins with nothing.");
}

TEST_CASE("QUIT inside MULTI ends the connection", "[3 points]") {
  about("transactions.cpp", "Transactions::queue", "QUIT does not wait: its row has flag::never_queued.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key();
  opens(client, {{"SET", key, "value"}});
  client.sends({"QUIT"}).gets(ok, "Who wants to leave does not wait for EXEC.");
  client.sees_the_end();
  other.sends({"GET", key}).gets(null_bulk_string(), "The transaction has gone with its client.");

  opens(other, {{"SET", key, "value"}});
  other.sends({"RESET"}).gets(simple_string("RESET"), "RESET does not wait either.");
  other.sends({"GET", key}).gets(null_bulk_string(), "The client is as it was when it came.");
}

TEST_CASE("other layers see the commands that EXEC runs", "[3 points]") {
  about("transaction_commands.cpp", "Transactions::exec",
        "An append-only file and the metrics are hooks of the dispatcher: run commands through it.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("n");
  client.sends({"CONFIG", "RESETSTAT"}).gets(ok);
  opens(client, {{"SET", key, "1"}, {"INCR", key}, {"INCR", key}, {"GET", key}});
  client.sends({"EXEC"}).gets(array({ok, integer(2), integer(3), bulk_string("3")}));
  const std::string counted = client.sends({"INFO", "commandstats"}).gets_bulk_string();
  for (const std::string line : {"cmdstat_set:calls=1,", "cmdstat_incr:calls=2,", "cmdstat_get:calls=1,"})
    if (counted.find(line) == std::string::npos)
      client.objects(
          "INFO counts the commands that have run, and should say \"" + line + "...\"",
          "Dispatcher::execute() calls the hooks; a handler that is called by itself runs unseen.");
}
