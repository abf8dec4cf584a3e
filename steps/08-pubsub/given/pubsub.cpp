#include "08-pubsub/pubsub.hpp"

namespace mini_redis {

std::size_t PubSub::count(const Client& client) const {
  std::size_t count = 0;
  for (const Subscriptions* kind : {&channels_, &patterns_}) {
    const auto found = kind->names.find(&client);
    if (found != kind->names.end()) count += found->second.size();
  }
  return count;
}

std::vector<std::string> PubSub::names(const Client& client, SubscriptionKind kind) const {
  const auto found = of(kind).names.find(&client);
  if (found == of(kind).names.end()) return {};
  return {found->second.begin(), found->second.end()};
}

std::vector<std::string_view> PubSub::channels() const {
  std::vector<std::string_view> names;
  for (const auto& [name, clients] : channels_.clients) names.push_back(name);
  return names;
}

std::size_t PubSub::listeners(std::string_view channel) const {
  const auto found = channels_.clients.find(channel);
  return found == channels_.clients.end() ? 0 : found->second.size();
}

}  // namespace mini_redis
