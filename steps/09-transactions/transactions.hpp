// MULTI, EXEC, DISCARD, WATCH and UNWATCH: several commands as one. Redis: multi.c.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "03-commands/dispatcher.hpp"
#include "03-commands/given/command_hook.hpp"
#include "09-transactions/given/transaction.hpp"
#include "09-transactions/given/watched_keys.hpp"

namespace mini_redis {

/// The transactions of all clients, at most one for each. It knows no socket: the dispatcher tells it what
/// happens (it is a hook), and so does the database (it observes changes).
class Transactions final : public CommandHook {
 public:
  /// REQUIRES: `dispatcher` outlives it.
  explicit Transactions(Dispatcher& dispatcher) : dispatcher_(dispatcher) {}

  // The commands, in transaction_commands.cpp. The dispatcher has checked the arity. Each command replies OK,
  // as a simple string, unless its comment says otherwise. The errors named here are texts in
  // error_texts.hpp; throw each as a CommandError.

  /// TO WRITE. MULTI: opens the client's transaction; from now on its commands wait. If it is open already:
  /// errors::nested_multi, which does not spoil it. Redis: multiCommand()
  void multi(CommandContext& context);
  /// TO WRITE. DISCARD: ends the open transaction, and with it the watch; the queued commands never run. If
  /// none is open: errors::discard_without_multi. Redis: discardCommand()
  void discard(CommandContext& context);
  /// TO WRITE. EXEC: ends the open transaction, and with it the watch, in one of three ways:
  ///
  ///   - It is spoiled: errors::exec_aborted.
  ///   - Otherwise, it is touched, or a watched key has expired unnoticed (call Database::find() for each):
  ///     the null array.
  ///   - Otherwise: an array with one reply for each queued command. Each command runs through
  ///     Dispatcher::execute(), as if it came only now, after the transaction has ended; so the other layers
  ///     see it. An error is a reply like any other, and nothing is undone.
  ///
  /// If none is open: errors::exec_without_multi, and nothing ends.
  /// Redis: execCommand(), isWatchedKeyExpired()
  void exec(CommandContext& context);
  /// TO WRITE. WATCH key [key ...]: the client's transaction, begun now if there is none, watches these keys
  /// too. A key that has already expired counts as missing, so its removal is not a change: call
  /// Database::find() first. If the transaction is open: errors::watch_inside_multi, which does not spoil it.
  /// Redis: watchCommand()
  void watch(CommandContext& context);
  /// TO WRITE. UNWATCH: the client no longer watches any key, and forgets that one was touched.
  /// (Inside MULTI, UNWATCH is queued like other commands, and runs after EXEC has ended the transaction.)
  /// Redis: unwatchCommand()
  void unwatch(CommandContext& context);

  // In transactions.cpp.

  /// TO WRITE. A command is about to run, and its client has a transaction. While that is open, all commands
  /// wait, except those whose row has flag::never_queued (ask CommandSpec::is()): MULTI, EXEC, DISCARD,
  /// WATCH, QUIT and RESET. Returns true if the command waits: a copy of the request is queued (its arguments
  /// are views that end with this call), and the reply is QUEUED, a simple string. Returns false if nothing
  /// was done and the command must run now. If EXEC will run nothing, because the transaction is spoiled or
  /// touched, replies QUEUED but keeps no copy.
  /// Redis: the end of processCommand(), queueMultiCommand()
  bool queue(Transaction& transaction, CommandContext& context, const CommandSpec& spec);
  /// TO WRITE. A request of a client with a transaction was rejected: an unknown command, or the wrong number
  /// of arguments. If the transaction is open, EXEC must refuse it. Redis: flagTransaction()
  void spoil(Transaction& transaction);
  /// TO WRITE. The key has changed in some way: EXEC must not run a transaction that watches it.
  /// Redis: touchWatchedKey()
  void touch(std::string_view key);

  // GIVEN. These call the functions above if there is a transaction or a watched key. Otherwise they cost one
  // lookup.

  bool needs(Call call, const CommandSpec& spec) const override {
    return call != Call::check || spec.is(flag::runs_transaction | flag::no_multi);
  }
  void check(CommandContext& context, const CommandSpec& spec) override;
  bool takes_over(CommandContext& context, const CommandSpec& spec) override;
  void rejected(const CommandContext& context, const CommandSpec* row, std::string_view reply) override;
  void forget(Client& client) override;
  void describe(const Client& client, ClientState& state) const override;
  void changed(std::string_view key);

 private:
  /// GIVEN. The client's transaction; nullptr if it has none.
  Transaction* find(const Client& client);
  /// GIVEN. The client's transaction, begun now if it has none. It stays at its address until take().
  Transaction& find_or_begin(const Client& client);
  /// GIVEN. Ends the client's transaction and returns it: from now on the client has none, and watches
  /// nothing. Returns an empty transaction if there was none. Redis: discardTransaction()
  Transaction take(const Client& client);

  Dispatcher& dispatcher_;
  std::unordered_map<std::uint64_t, Transaction> transactions_;  // by Client::id()
  WatchedKeys watched_keys_;
};

}  // namespace mini_redis
