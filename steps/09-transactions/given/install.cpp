#include "09-transactions/given/install.hpp"

#include "09-transactions/transactions.hpp"

namespace mini_redis {

void install_transactions(ServerParts& server) {
  using namespace flag;
  Transactions& transactions = server.owned.make<Transactions>(server.dispatcher);
  using Command = void (Transactions::*)(CommandContext&);
  const auto on = [&transactions](Command command) {
    return [&transactions, command](CommandContext& context) { (transactions.*command)(context); };
  };
  CommandTable& commands = server.commands;

  //            name   arity  flags                                        keys    handler
  commands.add({"multi", 1, fast | never_queued | begins_transaction, no_keys, on(&Transactions::multi)});
  commands.add({"exec", 1, never_queued | runs_transaction, no_keys, on(&Transactions::exec)});
  commands.add({"discard", 1, fast | never_queued, no_keys, on(&Transactions::discard)});
  commands.add({"watch", -2, fast | never_queued, all_keys, on(&Transactions::watch)});
  commands.add({"unwatch", 1, fast, no_keys, on(&Transactions::unwatch)});

  server.dispatcher.add_hook(transactions);
  server.db.observe_changes([&transactions](std::string_view key, Change) { transactions.changed(key); });
}

}  // namespace mini_redis
