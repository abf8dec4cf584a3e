#include "08-pubsub/pubsub.hpp"

#include <initializer_list>

#include "02-protocol/reply_writer.hpp"
#include "common/glob.hpp"

namespace mini_redis {
namespace {

// Makes the bytes once and sends them to all. Returns how many clients got them.
template <typename Clients>
std::size_t push_to(const Clients& clients, std::initializer_list<std::string_view> words) {
  std::string bytes;
  ReplyWriter writer(bytes);
  writer.array(words.size());
  for (std::string_view word : words) writer.bulk_string(word);
  for (Client* client : clients) client->push(bytes);
  return clients.size();
}

}  // namespace

void PubSub::subscribe(Client& client, SubscriptionKind kind, std::string_view name) {
  of(kind).clients[std::string(name)].insert(&client);
  of(kind).names[&client].emplace(name);
}

void PubSub::unsubscribe(Client& client, SubscriptionKind kind, std::string_view name) {
  Subscriptions& all = of(kind);
  const auto clients = all.clients.find(name);
  if (clients == all.clients.end() || clients->second.erase(&client) == 0) return;
  if (clients->second.empty()) all.clients.erase(clients);

  const auto names = all.names.find(&client);
  names->second.erase(names->second.find(name));
  if (names->second.empty()) all.names.erase(names);
}

void PubSub::forget(Client& client) {
  for (const auto kind : {SubscriptionKind::channel, SubscriptionKind::pattern})
    for (const std::string& name : names(client, kind)) unsubscribe(client, kind, name);
}

std::size_t PubSub::publish(std::string_view channel, std::string_view message) {
  std::size_t receivers = 0;
  const auto listeners = channels_.clients.find(channel);
  if (listeners != channels_.clients.end())
    receivers = push_to(listeners->second, {"message", channel, message});
  for (const auto& [pattern, clients] : patterns_.clients)
    if (glob_match(pattern, channel)) receivers += push_to(clients, {"pmessage", pattern, channel, message});
  return receivers;
}

}  // namespace mini_redis
