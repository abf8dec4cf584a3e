#include "07-persistence/given/aof/group_commit.hpp"

#include <asio/post.hpp>

#include "common/error_texts.hpp"

namespace mini_redis {

void GroupCommit::answered(Client& client, std::string_view) {
  if (!aof_.stores_before_replies()) {
    aof_.flush();
    return;
  }
  if (aof_.is_stored()) return;
  client.hold();
  waiting_.push_back({&client, aof_.records() > records_before_});
  if (waiting_.size() == 1) asio::post(io_, [this] { commit(); });  // runs after all handlers that are ready
}

void GroupCommit::disconnected(Client& client) {
  std::erase_if(waiting_, [&client](const Waiting& waiting) { return waiting.client == &client; });
}

// If the log cannot be written, a client whose commands are in it must not get their replies.
void GroupCommit::commit() {
  const std::string error = aof_.flush();
  std::string failure;
  if (!error.empty()) ReplyWriter(failure).error(errors::cannot_append(error));
  while (!waiting_.empty()) {
    const auto [client, has_promised] = waiting_.front();
    waiting_.pop_front();
    if (has_promised && !failure.empty()) {
      client->end_with(failure);
    } else {
      client->release();
    }
  }
}

}  // namespace mini_redis
