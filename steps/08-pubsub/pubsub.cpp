#include "08-pubsub/pubsub.hpp"

#include "02-protocol/reply_writer.hpp"
#include "common/glob.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

void PubSub::subscribe(Client& client, SubscriptionKind kind, std::string_view name) {
  // TODO: add to both tables of(kind).
  not_implemented();
}

void PubSub::unsubscribe(Client& client, SubscriptionKind kind, std::string_view name) {
  // TODO: remove from both tables of(kind), and also remove each set that becomes empty.
  not_implemented();
}

void PubSub::forget(Client& client) {
  // TODO: unsubscribe from all names() of both kinds.
  not_implemented();
}

std::size_t PubSub::publish(std::string_view channel, std::string_view message) {
  // TODO: a ReplyWriter makes the bytes, push() sends them; first the channel's clients, then the patterns'.
  not_implemented();
}

}  // namespace mini_redis
