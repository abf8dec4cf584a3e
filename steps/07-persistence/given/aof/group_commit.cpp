#include "07-persistence/given/aof/group_commit.hpp"

#include <asio/post.hpp>

namespace mini_redis {

void GroupCommit::join(Member& member) {
  members_.push_back(&member);
  if (members_.size() > 1) return;
  asio::post(io_, [this] { commit(); });  // comes behind everything that is ready to run
}

void GroupCommit::leave(Member& member) {
  std::erase(members_, &member);
}

void GroupCommit::commit() {
  const std::string error = aof_.flush();
  while (!members_.empty()) {
    Member& member = *members_.front();
    members_.pop_front();
    member.stored(error);
  }
}

}  // namespace mini_redis
