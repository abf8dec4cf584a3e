// MULTI, EXEC, DISCARD, WATCH and UNWATCH: several commands as one. Redis: multi.c.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "03-commands/given/command_hook.hpp"
#include "03-commands/dispatcher.hpp"
#include "09-transactions/given/transaction.hpp"
#include "09-transactions/given/watched_keys.hpp"

namespace mini_redis {

/// The transactions of all clients, at most one each. No socket: it learns what happens from the dispatcher (as a
/// hook) and from the database (as an observer).
class Transactions final : public CommandHook {
 public:
  /// REQUIRES: `dispatcher` outlives it.
  explicit Transactions(Dispatcher& dispatcher) : dispatcher_(dispatcher) {}

  // TO WRITE, in transaction_commands.cpp. The dispatcher has checked the arity. Each answers OK, as a simple string,
  // where nothing else is said; the errors are CommandErrors, with the text of error_texts.hpp named here.

  /// MULTI               opens the client's transaction: from now on its commands wait. errors::nested_multi when
  ///                     it is open already; that does not spoil it. Redis: multiCommand()
  void multi(CommandContext& context);
  /// DISCARD             ends it, and with it the watch; what has waited is not run. errors::discard_without_multi.
  ///                     Redis: discardCommand()
  void discard(CommandContext& context);
  /// EXEC                ends it, and with it the watch, in one of three ways. Spoiled: errors::exec_aborted. Else
  ///                     touched, or a watched key's time has come unnoticed (ask Database::find() for each): the
  ///                     null array. Else an array of as many replies as commands have waited: each is run by
  ///                     Dispatcher::execute() as if it came only now, when the transaction has ended, so that the
  ///                     other layers see it. An error is a reply like any other; nothing is undone.
  ///                     errors::exec_without_multi ends nothing. Redis: execCommand(), isWatchedKeyExpired()
  void exec(CommandContext& context);
  /// WATCH key [key ...] the transaction, begun now if need be, watches these keys besides those that it watches
  ///                     already. A key whose time has come by now is a missing one: that it goes is no change (ask
  ///                     Database::find() first). errors::watch_inside_multi, which does not spoil it, when it is
  ///                     open. Redis: watchCommand()
  void watch(CommandContext& context);
  /// UNWATCH             watches nothing any more, and whatever was touched is forgotten. (Inside MULTI it waits as
  ///                     others do, and comes here when EXEC has ended the transaction.) Redis: unwatchCommand()
  void unwatch(CommandContext& context);

  // TO WRITE, in transactions.cpp.

  /// A command is about to run, and its client has a transaction. While that is open all commands wait, but for
  /// exec, discard, multi, watch and quit. True: a copy of the request waits (its arguments are views, and end with
  /// this call) and the reply is QUEUED, a simple string. False: nothing has been done, and the command is to run.
  /// What EXEC will not run, for the transaction is spoiled or touched, is answered and not kept.
  /// Redis: the end of processCommand(), queueMultiCommand()
  bool queue(Transaction& transaction, CommandContext& context, const CommandSpec& spec);
  /// A request of such a client was rejected: no such command, or the wrong number of arguments. If the transaction
  /// is open, EXEC must refuse it. Redis: flagTransaction()
  void spoil(Transaction& transaction);
  /// The key has changed, in whatever way: EXEC must run no transaction that watches it. Redis: touchWatchedKey()
  void touch(std::string_view key);

  // All that follows is given. It calls the above where there is a transaction, or a key that is watched, and else
  // costs one look.

  bool before(CommandContext& context, const CommandSpec& spec) override;
  void rejected(CommandContext& context) override;
  void disconnected(Client& client) override;
  void changed(std::string_view key);
  /// How many commands of that client wait; -1: no transaction is open.
  std::int64_t waiting(const Client& client);
  /// What stands in the table for EXEC. Its arity is checked here and not by the dispatcher: a wrong one ends the
  /// transaction, too.
  void exec_alone(CommandContext& context);

 private:
  /// The client's transaction; nullptr when it has none.
  Transaction* find(const Client& client);
  /// The client's transaction, begun now when it has none. It stays at its address until take().
  Transaction& find_or_begin(const Client& client);
  /// Ends the client's transaction: it watches nothing any more, the client has none, and what it was is the
  /// caller's. Without one: an empty one. Redis: discardTransaction()
  Transaction take(const Client& client);

  Dispatcher& dispatcher_;
  std::unordered_map<std::uint64_t, Transaction> transactions_;  // by Client::id()
  WatchedKeys watched_keys_;
};

/// GIVEN. Adds the five commands, the hook, and the observer that calls touch(). REQUIRES: `transactions` outlives
/// the last use of dispatcher and database.
void register_transaction_commands(Transactions& transactions, Dispatcher& dispatcher, Database& db);

}  // namespace mini_redis
