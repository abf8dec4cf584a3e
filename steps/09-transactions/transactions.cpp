#include "09-transactions/transactions.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

bool Transactions::queue(Transaction& transaction, CommandContext& context, const CommandSpec& spec) {
  // TODO: does it have to wait? spec.is() knows the command. Copy the request's words, and reply.
  not_implemented();
}

void Transactions::spoil(Transaction& transaction) {
  not_implemented();
}

void Transactions::touch(std::string_view key) {
  // TODO: watched_keys_ knows who watches it.
  not_implemented();
}

}  // namespace mini_redis
