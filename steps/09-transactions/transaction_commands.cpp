#include "09-transactions/transactions.hpp"

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

void Transactions::multi(CommandContext& context) {
  not_implemented();
}

void Transactions::discard(CommandContext& context) {
  not_implemented();
}

void Transactions::exec(CommandContext& context) {
  // TODO: is one open? has a watched key expired? End it; then reply in one of the three ways.
  not_implemented();
}

void Transactions::watch(CommandContext& context) {
  // TODO: for each key: let it expire if its time has come, then add it to watched_keys_.
  not_implemented();
}

void Transactions::unwatch(CommandContext& context) {
  not_implemented();
}

}  // namespace mini_redis
