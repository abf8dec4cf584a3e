#include "09-transactions/transactions.hpp"

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"

namespace mini_redis {

// MULTI
void Transactions::multi(CommandContext& context) {
  Transaction& transaction = find_or_begin(context.client);
  if (transaction.is_open) throw CommandError(errors::nested_multi);
  transaction.is_open = true;
  context.reply.simple_string("OK");
}

// DISCARD
void Transactions::discard(CommandContext& context) {
  const Transaction* transaction = find(context.client);
  if (!transaction || !transaction->is_open) throw CommandError(errors::discard_without_multi);
  take(context.client);
  context.reply.simple_string("OK");
}

// EXEC
void Transactions::exec(CommandContext& context) {
  const Transaction* open = find(context.client);
  if (!open || !open->is_open) throw CommandError(errors::exec_without_multi);
  // A key that find() removes has changed, and touch() is called for it: the transaction must still be there.
  for (const std::string& key : open->watched) context.db.find(key);

  const Transaction transaction = take(context.client);
  if (transaction.is_spoiled) throw CommandError(errors::exec_aborted);
  if (transaction.is_touched) return context.reply.null_array();

  context.reply.array(transaction.queued.size());
  Request request;
  CommandContext command{context.client, request, context.reply, context.db};
  for (const Transaction::Words& words : transaction.queued) {
    request.clear();
    for (const std::string& word : words) request.add(word);
    dispatcher_.execute(command);
  }
}

// WATCH key [key ...]
void Transactions::watch(CommandContext& context) {
  Transaction& transaction = find_or_begin(context.client);
  if (transaction.is_open) throw CommandError(errors::watch_inside_multi);
  for (const std::string_view key : context.request.arguments().subspan(1)) {
    context.db.find(key);  // an expired key is removed now, before its removal would count as a change
    watched_keys_.add(key, transaction);
  }
  context.reply.simple_string("OK");
}

// UNWATCH
void Transactions::unwatch(CommandContext& context) {
  take(context.client);
  context.reply.simple_string("OK");
}

}  // namespace mini_redis
