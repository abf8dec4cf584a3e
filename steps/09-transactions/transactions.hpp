// MULTI, EXEC, DISCARD, WATCH and UNWATCH: several commands as one. Redis: multi.c.
#pragma once

#include <cstdint>
#include <string>
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

  // To be written in transaction_commands.cpp. The dispatcher has checked the arity. Each answers OK, as a simple string,
  // where nothing else is said; the errors are CommandErrors, with the text of error_texts.hpp named here.

  /// TO WRITE. MULTI               opens the client's transaction: from now on its commands wait. errors::nested_multi when
  ///                     it is open already; that does not spoil it. Redis: multiCommand()
  void multi(CommandContext& context);
  /// TO WRITE. DISCARD             ends it, and with it the watch; what has waited is not run. errors::discard_without_multi.
  ///                     Redis: discardCommand()
  void discard(CommandContext& context);
  /// TO WRITE. EXEC                ends it, and with it the watch, in one of three ways. Spoiled: errors::exec_aborted. Else
  ///                     touched, or a watched key's time has come unnoticed (ask Database::find() for each): the
  ///                     null array. Else an array of as many replies as commands have waited: each is run by
  ///                     Dispatcher::execute() as if it came only now, when the transaction has ended, so that the
  ///                     other layers see it. An error is a reply like any other; nothing is undone.
  ///                     errors::exec_without_multi ends nothing. Redis: execCommand(), isWatchedKeyExpired()
  void exec(CommandContext& context);
  /// TO WRITE. WATCH key [key ...] the transaction, begun now if need be, watches these keys besides those that it watches
  ///                     already. A key whose time has come by now is a missing one: that it goes is no change (ask
  ///                     Database::find() first). errors::watch_inside_multi, which does not spoil it, when it is
  ///                     open. Redis: watchCommand()
  void watch(CommandContext& context);
  /// TO WRITE. UNWATCH             watches nothing any more, and whatever was touched is forgotten. (Inside MULTI it waits as
  ///                     others do, and comes here when EXEC has ended the transaction.) Redis: unwatchCommand()
  void unwatch(CommandContext& context);

  // To be written in transactions.cpp.

  /// TO WRITE. A command is about to run, and its client has a transaction. While that is open all commands wait, but for
  /// those whose row has flag::never_queued (CommandSpec::is() tells): MULTI, EXEC, DISCARD, WATCH, QUIT and RESET. True: a copy of the request waits (its arguments are views, and end with
  /// this call) and the reply is QUEUED, a simple string. False: nothing has been done, and the command is to run.
  /// What EXEC will not run, for the transaction is spoiled or touched, is answered and not kept.
  /// Redis: the end of processCommand(), queueMultiCommand()
  bool queue(Transaction& transaction, CommandContext& context, const CommandSpec& spec);
  /// TO WRITE. A request of such a client was rejected: no such command, or the wrong number of arguments. If the transaction
  /// is open, EXEC must refuse it. Redis: flagTransaction()
  void spoil(Transaction& transaction);
  /// TO WRITE. The key has changed, in whatever way: EXEC must run no transaction that watches it. Redis: touchWatchedKey()
  void touch(std::string_view key);

  // GIVEN. These call the above where there is a transaction, or a key that is watched, and else cost one look.

  void check(CommandContext& context, const CommandSpec& spec) override;
  bool takes_over(CommandContext& context, const CommandSpec& spec) override;
  void rejected(const CommandContext& context, const CommandSpec* row, std::string_view reply) override;
  void forget(Client& client) override;
  void describe(const Client& client, ClientState& state) const override;
  void changed(std::string_view key);

 private:
  /// GIVEN. The client's transaction; nullptr when it has none.
  Transaction* find(const Client& client);
  /// GIVEN. The client's transaction, begun now when it has none. It stays at its address until take().
  Transaction& find_or_begin(const Client& client);
  /// GIVEN. Ends the client's transaction: it watches nothing any more, the client has none, and what it was is the
  /// caller's. Without one: an empty one. Redis: discardTransaction()
  Transaction take(const Client& client);

  Dispatcher& dispatcher_;
  std::unordered_map<std::uint64_t, Transaction> transactions_;  // by Client::id()
  WatchedKeys watched_keys_;
};

}  // namespace mini_redis
