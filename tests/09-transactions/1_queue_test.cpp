// MULTI, EXEC and DISCARD: commands are queued, and run as one.
#include "transacting.hpp"

using namespace mini_redis::testing;

TEST_CASE("commands wait for EXEC and are answered in order", "[5 points]") {
  about("transaction_commands.cpp", "Transactions::exec",
        "Write the header of an array. Then Dispatcher::execute() writes the reply of each command.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key("n"), message = random_word();
  const std::int64_t number = random_number(10, 1'000'000);
  opens(client, {{"SET", key, std::to_string(number)}, {"incr", key}, {"GET", key}, {"PING", message}});
  client.sends({"EXEC"}).gets(
      array({ok, integer(number + 1), bulk_string(std::to_string(number + 1)), bulk_string(message)}));
}

TEST_CASE("nothing happens before EXEC", "[4 points]") {
  about("transactions.cpp", "Transactions::queue",
        "Return true if you replied in place of the command, so that it doesn't run now.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key(), value = random_word();
  opens(client, {{"SET", key, value}, {"INCR", key + "-n"}});
  other.sends({"GET", key}).gets(null_bulk_string(), "The SET is still waiting.");
  other.sends({"GET", key + "-n"}).gets(null_bulk_string(), "The INCR is still waiting.");
  client.sends({"EXEC"}).gets(array({ok, integer(1)}));
  other.sends({"GET", key}).gets(bulk_string(value), "EXEC has run it.");
}

TEST_CASE("a queued command is a copy of its request", "[4 points]") {
  about("transactions.cpp", "Transactions::queue",
        "Copy all the words of the request, with all of their bytes: the request is gone by the time EXEC "
        "comes.");
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
    other.objects("CLIENT LIST should say \"multi=0\" for the client that sent two ECHO",
                  "A watched key changed, so EXEC won't run anything: don't keep copies.");
}

TEST_CASE("every client has a transaction of its own", "[4 points]") {
  about("transaction_commands.cpp", "Transactions::multi",
        "find_or_begin() finds this client's transaction.");
  RedisUnderTest server;
  TestClient one = server.connects(), two = server.connects(), three = server.connects();

  const std::string key = random_key(), a = random_word(), b = random_word();
  opens(one, {{"PING", a}});
  opens(two, {{"PING", b}});
  three.sends({"SET", key, a}).gets(ok, "This client didn't send MULTI, so its commands run at once.");
  two.sends({"EXEC"}).gets(array({bulk_string(b)}));
  one.sends({"EXEC"}).gets(array({bulk_string(a)}), "The other client's EXEC doesn't affect this client.");
}

TEST_CASE("DISCARD drops the queued commands", "[4 points]") {
  about("transaction_commands.cpp", "Transactions::discard", "take() ends the transaction.");
  RedisUnderTest server;
  TestClient client = server.connects();

  const std::string key = random_key();
  opens(client, {{"SET", key, "value"}});
  client.sends({"DISCARD"}).gets(ok);
  client.sends({"GET", key}).gets(null_bulk_string(), "The SET didn't run, and this GET runs at once.");
  can_execute(client, "The new transaction has the commands since its MULTI, and no others.");
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
  client.sends({"EXEC"}).gets(array({}),
                              "No commands came after this MULTI, so there are no replies: \"*0\".");
  opens(client, {{"INCR", key}});
  client.sends({"EXEC"}).gets(array({integer(3)}),
                              "This EXEC doesn't run the commands of the first one again.");
}

TEST_CASE("commands queued by a client that left never run", "[3 points]") {
  about("transactions.cpp", "Transactions::queue", "Without EXEC, nothing in a transaction happens.");
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
  other.sends({"GET", key}).gets(null_bulk_string(), "Its client left without EXEC.");
  can_execute(other, "A new client starts with nothing.");
}

TEST_CASE("QUIT inside MULTI ends the connection", "[3 points]") {
  about("transactions.cpp", "Transactions::queue", "QUIT doesn't wait: its row has flag::never_queued.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key();
  opens(client, {{"SET", key, "value"}});
  client.sends({"QUIT"}).gets(ok, "A client that wants to leave doesn't wait for EXEC.");
  client.sees_the_end();
  other.sends({"GET", key}).gets(null_bulk_string(), "The transaction ended with its client.");

  opens(other, {{"SET", key, "value"}});
  other.sends({"RESET"}).gets(simple_string("RESET"), "RESET doesn't wait, either.");
  other.sends({"GET", key}).gets(null_bulk_string(), "After RESET, the client is back to where it started.");
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
      client.objects("INFO counts the commands that have run, and should say \"" + line + "...\"",
                     "Dispatcher::execute() calls the hooks; a handler that you call directly runs unseen.");
}
