#include "09-transactions/transactions.hpp"

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {

bool Transactions::before(CommandContext& context, const CommandSpec& spec) {
  Transaction* transaction = find(context.client);
  if (!transaction) return false;
  if (spec.name != "reset") return queue(*transaction, context, spec);
  take(context.client);  // RESET is of another layer; it makes a new client of this one
  return false;
}

void Transactions::rejected(CommandContext& context) {
  if (Transaction* transaction = find(context.client)) spoil(*transaction);
}

void Transactions::disconnected(Client& client) {
  take(client);
}

void Transactions::changed(std::string_view key) {
  if (!watched_keys_.empty()) touch(key);
}

std::int64_t Transactions::waiting(const Client& client) {
  const Transaction* transaction = find(client);
  return transaction && transaction->is_open ? static_cast<std::int64_t>(transaction->queued.size()) : -1;
}

void Transactions::exec_alone(CommandContext& context) {
  if (context.request.size() == 1) return exec(context);
  take(context.client);
  throw CommandError(errors::exec_aborted_because(errors::wrong_arity("exec")));
}

Transaction* Transactions::find(const Client& client) {
  if (transactions_.empty()) return nullptr;  // as it is nearly always
  const auto found = transactions_.find(client.id());
  return found == transactions_.end() ? nullptr : &found->second;
}

Transaction& Transactions::find_or_begin(const Client& client) {
  return transactions_[client.id()];
}

Transaction Transactions::take(const Client& client) {
  Transaction* transaction = find(client);
  if (!transaction) return {};
  watched_keys_.remove(*transaction);
  Transaction taken = std::move(*transaction);
  transactions_.erase(client.id());
  return taken;
}

void register_transaction_commands(Transactions& transactions, Dispatcher& dispatcher, Database& db) {
  using Command = void (Transactions::*)(CommandContext&);
  const auto add = [&](std::string_view name, int arity, Command command) {
    const auto handler = [&transactions, command](CommandContext& context) {
      (transactions.*command)(context);
    };
    dispatcher.table().add({name, arity, CommandKind::connection, handler});
  };
  add("multi", 1, &Transactions::multi);
  add("discard", 1, &Transactions::discard);
  add("exec", -1, &Transactions::exec_alone);
  add("watch", -2, &Transactions::watch);
  add("unwatch", 1, &Transactions::unwatch);

  dispatcher.add_hook(transactions);
  db.observe_changes([&transactions](std::string_view key, Change) { transactions.changed(key); });
}

}  // namespace mini_redis
