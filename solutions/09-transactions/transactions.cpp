#include "09-transactions/transactions.hpp"

namespace mini_redis {

bool Transactions::queue(Transaction& transaction, CommandContext& context, const CommandSpec& spec) {
  if (!transaction.is_open || spec.is(flag::never_queued)) return false;
  if (!transaction.is_spoiled && !transaction.is_touched) {
    const auto words = context.request.arguments();
    transaction.queued.emplace_back(words.begin(), words.end());
  }
  context.reply.simple_string("QUEUED");
  return true;
}

void Transactions::spoil(Transaction& transaction) {
  if (transaction.is_open) transaction.is_spoiled = true;
}

void Transactions::touch(std::string_view key) {
  for (Transaction* watcher : watched_keys_.watchers(key)) watcher->is_touched = true;
}

}  // namespace mini_redis
