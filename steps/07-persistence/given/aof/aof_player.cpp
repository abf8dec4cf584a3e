#include "07-persistence/given/aof/aof_player.hpp"

namespace mini_redis {

void AofPlayer::play(const Request& command) {
  const CommandSpec* row = dispatcher_.table().row_for(command);
  if (row && row->is(flag::begins_transaction)) return begin();
  if (row && row->is(flag::runs_transaction)) return end();
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
  replies_.clear();
  ReplyWriter reply(replies_);
  CommandContext context{nobody_, command, reply, db_};
  dispatcher_.execute(context);
  if (replies_.starts_with('-')) throw CannotReplay(replies_.substr(1, replies_.find('\r') - 1));
}

}  // namespace mini_redis
