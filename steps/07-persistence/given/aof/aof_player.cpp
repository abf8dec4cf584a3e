#include "07-persistence/given/aof/aof_player.hpp"

#include "common/error_texts.hpp"

namespace mini_redis {

void AofPlayer::play(const Request& command) {
  const CommandSpec* row = dispatcher_.table().row_for(command);
  require_known(command, row);
  if (row->is(flag::begins_transaction)) return begin();
  if (row->is(flag::runs_transaction)) return end();
  in_transaction_ ? keep(command) : run(command);
}

// What is missing here is more than one command: a server that went on without it would serve wrong data.
void AofPlayer::require_known(const Request& command, const CommandSpec* row) const {
  if (!row) throw CannotReplay(errors::unknown_command(command.arguments()));
  if (!row->accepts(command.size())) throw CannotReplay(errors::wrong_arity(row->name));
}

void AofPlayer::begin() {
  if (in_transaction_) return on_failure_(std::string(errors::nested_multi));
  in_transaction_ = true;
}

void AofPlayer::end() {
  if (!in_transaction_) return on_failure_(std::string(errors::exec_without_multi));
  Request command;
  for (const Words& words : waiting_) {
    command.clear();
    for (const std::string& word : words) command.add(word);
    run(command);
  }
  waiting_.clear();
  in_transaction_ = false;
}

void AofPlayer::keep(const Request& command) {
  const auto words = command.arguments();
  waiting_.emplace_back(words.begin(), words.end());
}

void AofPlayer::run(const Request& command) {
  replies_.clear();
  ReplyWriter reply(replies_);
  CommandContext context{nobody_, command, reply, db_};
  dispatcher_.execute(context);
  if (!replies_.starts_with('-')) return;
  const std::string error = replies_.substr(1, replies_.find('\r') - 1);
  if (error == errors::db_index) throw CannotReplay(error);  // Redis has more databases
  on_failure_(error);
}

}  // namespace mini_redis
