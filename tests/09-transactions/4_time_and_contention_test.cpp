// WATCH and the clock, and what WATCH is for: many clients that want the same keys.
#include "transacting.hpp"

using namespace mini_redis::testing;
using namespace std::chrono_literals;

namespace {

void stores_for_a_second(TestClient& client, const std::string& key) {
  client.sends({"SET", key, "1"}).gets(ok);
  client.sends({"EXPIRE", key, "1"}).gets(integer(1));
}

// Two accounts, and the balances they must have.
struct Bank {
  std::string from = random_key("from"), to = random_key("to");
  std::int64_t in_from = 500, in_to = 500;
  int transfers = 0;
};

// A client that moves an amount from one account to the other, step by step, until it succeeds.
class Teller {
 public:
  Teller(const RedisUnderTest& server, Bank& bank) : client_(server.connects()), bank_(bank) {}

  void takes_a_step() {
    switch (step_++ % 3) {
      case 0:
        return reads();
      case 1:
        return queues();
      case 2:
        return executes();
    }
  }

 private:
  void reads() {
    client_.sends({"WATCH", bank_.from, bank_.to}).gets(ok);
    seen_ = bank_;
    client_.sends({"GET", bank_.from}).gets(bulk_string(std::to_string(seen_.in_from)));
    client_.sends({"GET", bank_.to}).gets(bulk_string(std::to_string(seen_.in_to)));
    amount_ = random_number(1, 9);
  }

  void queues() {
    opens(client_, {{"SET", bank_.from, std::to_string(seen_.in_from - amount_)},
                    {"SET", bank_.to, std::to_string(seen_.in_to + amount_)}});
  }

  void executes() {
    client_.sends({"EXEC"});
    if (bank_.transfers != seen_.transfers)
      return client_.gets(null_array(),
                          "Another client was faster, so this client has an old value: multi() must not "
                          "forget that, and exec() must check.");
    client_.gets(array({ok, ok}), "No client touched the accounts after this client read them.");
    bank_.in_from -= amount_, bank_.in_to += amount_, ++bank_.transfers;
  }

  TestClient client_;
  Bank &bank_, seen_{};
  std::int64_t amount_ = 0;
  int step_ = 0;
};

}  // namespace

TEST_CASE("a watched key that expires makes EXEC fail", "[3 points]") {
  about("transaction_commands.cpp", "Transactions::exec",
        "Perhaps nothing has noticed yet that the key's time has come: EXEC must ask Database::find() for "
        "each key.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string seen = random_key("seen"), unseen = random_key("unseen");
  stores_for_a_second(client, seen);
  stores_for_a_second(client, unseen);
  client.sends({"WATCH", unseen}).gets(ok);
  other.sends({"WATCH", seen}).gets(ok);
  server.time_passes(1100ms);
  client.sends({"GET", seen}).gets(null_bulk_string());
  cannot_execute(other, "The key was there at WATCH. Then it expired, and a GET found that out.");
  cannot_execute(client, "The key was there at WATCH, and now it isn't, although nothing has noticed yet.");
}

TEST_CASE("a key that expired before WATCH does not make EXEC fail", "[3 points]") {
  about("transaction_commands.cpp", "Transactions::watch",
        "A key whose time has come is missing, even if it's still in memory: remove it before the watch "
        "begins.");
  RedisUnderTest server;
  TestClient client = server.connects(), other = server.connects();

  const std::string key = random_key();
  stores_for_a_second(client, key);
  server.time_passes(1100ms);
  client.sends({"WATCH", key}).gets(ok);
  other.sends({"GET", key}).gets(null_bulk_string());
  can_execute(client, "It was missing at WATCH, and it's missing now: nothing has changed.");

  client.sends({"WATCH", key}).gets(ok);
  stores(other, {key});
  cannot_execute(client, "It was missing at WATCH, and now it is there.");
}

TEST_CASE("transfers by many clients lose no money", "[3 points]") {
  about("transaction_commands.cpp", "Transactions::exec",
        "Read, calculate, write: WATCH makes sure that no other client wrote in between.");
  RedisUnderTest server;
  Bank bank;
  TestClient client = server.connects();
  stores(client, {bank.from, bank.to}, "500");

  std::vector<Teller> tellers;
  for (int i = 0; i < 4; ++i) tellers.emplace_back(server, bank);
  for (int i = 0; i < 300; ++i) tellers[static_cast<std::size_t>(random_number(0, 3))].takes_a_step();

  client.sends({"GET", bank.from}).gets(bulk_string(std::to_string(bank.in_from)));
  client.sends({"GET", bank.to}).gets(bulk_string(std::to_string(1000 - bank.in_from)));
}
