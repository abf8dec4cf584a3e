#include "09-transactions/transactions.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

bool Transactions::queue(Transaction& transaction, CommandContext& context, const CommandSpec& spec) {
  // TODO: must it wait? Ask spec.is(). If so, copy the request's words, and reply.
  not_implemented();
}

void Transactions::spoil(Transaction& transaction) {
  not_implemented();
}

void Transactions::touch(std::string_view key) {
  // TODO: watched_keys_ knows the watchers.
  not_implemented();
}

}  // namespace mini_redis
