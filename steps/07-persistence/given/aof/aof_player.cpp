#include "07-persistence/given/aof/aof_player.hpp"

namespace mini_redis {
namespace {

// HSET under its old name: so Redis writes hashes down when it rewrites its log without a snapshot.
bool is_hmset(const Request& command) {
  return command.name().size() == 5 && lower_case(command.name()) == "hmset";
}

Request as_hset(const Request& hmset) {
  Request command;
  command.add("hset");
  for (const std::string_view word : hmset.arguments().subspan(1)) command.add(word);
  return command;
}

}  // namespace

void AofPlayer::play(const Request& command) {
  const std::string name = lower_case(command.name());
  if (name == "multi") return begin();
  if (name == "exec") return end();
  if (!in_transaction_) return run(command);
  const auto words = command.arguments();
  waiting_.emplace_back(words.begin(), words.end());
}

void AofPlayer::begin() {
  if (in_transaction_) throw CannotReplay("MULTI inside of MULTI");
  in_transaction_ = true;
}

void AofPlayer::end() {
  if (!in_transaction_) throw CannotReplay("EXEC without MULTI");
  Request command;
  for (const Words& words : waiting_) {
    command.clear();
    for (const std::string& word : words) command.add(word);
    run(command);
  }
  waiting_.clear();
  in_transaction_ = false;
}

void AofPlayer::run(const Request& command) {
  if (is_hmset(command)) return run(as_hset(command));
  replies_.clear();
  ReplyWriter reply(replies_);
  CommandContext context{nobody_, command, reply, db_};
  dispatcher_.execute(context);
  if (replies_.starts_with('-')) throw CannotReplay(replies_.substr(1, replies_.find('\r') - 1));
}

}  // namespace mini_redis
