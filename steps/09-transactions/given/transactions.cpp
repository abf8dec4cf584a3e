#include "09-transactions/transactions.hpp"

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {

void Transactions::check(CommandContext& context, const CommandSpec& spec) {
  const Transaction* transaction = find(context.client);
  if (!transaction || !transaction->is_open) return;
  if (spec.is(flag::runs_transaction)) context.flags |= transaction->queued_flags;  // for the next hooks
  if (spec.is(flag::no_multi)) throw CommandError(errors::not_in_transaction);
}

bool Transactions::takes_over(CommandContext& context, const CommandSpec& spec) {
  Transaction* transaction = find(context.client);
  if (!transaction || !queue(*transaction, context, spec)) return false;
  transaction->queued_flags |= spec.flags;
  return true;
}

void Transactions::rejected(const CommandContext& context, const CommandSpec* row, std::string_view) {
  Transaction* transaction = find(context.client);
  if (!transaction) return;
  if (row && row->is(flag::runs_transaction)) {
    take(context.client);
  } else {
    spoil(*transaction);
  }
}

void Transactions::forget(Client& client) {
  take(client);
}

void Transactions::describe(const Client& client, ClientState& state) const {
  const auto found = transactions_.find(client.id());
  if (found == transactions_.end() || !found->second.is_open) return;
  state.queued = static_cast<std::int64_t>(found->second.queued.size());
}

void Transactions::changed(std::string_view key) {
  if (!watched_keys_.empty()) touch(key);
}

Transaction* Transactions::find(const Client& client) {
  if (transactions_.empty()) return nullptr;  // the usual case
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

}  // namespace mini_redis
