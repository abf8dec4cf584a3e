// Who listens to what, and how a message gets there. No socket: a message leaves by Client::push().
// Redis: pubsub.c.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "01-tcp-server/given/client.hpp"

namespace mini_redis {

/// What a client subscribes to: the one channel of that name, or all channels whose names match a pattern.
enum class SubscriptionKind { channel, pattern };

/// A channel is a name that somebody listens to; nobody makes one, and nothing is kept in it. Names and messages are
/// any bytes. REQUIRES: every client is valid until it is forgotten.
class PubSub {
 public:
  /// TO WRITE. The client listens to that name from now on. Once: where it does already, nothing changes.
  /// Redis: pubsubSubscribeChannel(), pubsubSubscribePattern().
  void subscribe(Client& client, SubscriptionKind kind, std::string_view name);

  /// TO WRITE. It listens no more; where it did not, nothing changes. A name that nobody listens to any more leaves its
  /// table, and so does a client that listens to nothing: else names would pile up for ever.
  /// REQUIRES: `name` is not a view into these tables. Redis: pubsubUnsubscribeChannel(), pubsubUnsubscribePattern().
  void unsubscribe(Client& client, SubscriptionKind kind, std::string_view name);

  /// TO WRITE. All its subscriptions of both kinds end: the client is gone, or starts anew.
  void forget(Client& client);

  /// TO WRITE. Tells everybody who listens to that very channel, and everybody with a pattern that matches it
  /// (glob_match() of common/glob.hpp):
  ///
  ///   ["message", channel, message]      ["pmessage", pattern, channel, message]      arrays of bulk strings
  ///
  /// Each is one push(). A client gets one for each of its subscriptions that fits. Returns how many were pushed.
  /// push() never calls back, not even when it cuts the client off: nobody subscribes or leaves meanwhile.
  /// Redis: pubsubPublishMessageInternal().
  std::size_t publish(std::string_view channel, std::string_view message);

  // All that follows is given.

  /// How many subscriptions the client has, of both kinds. Redis: clientSubscriptionsCount().
  std::size_t count(const Client& client) const;
  /// What it listens to, copied.
  std::vector<std::string> names(const Client& client, SubscriptionKind kind) const;

  /// The channels somebody listens to, in no order; how many listen to this one; how many different patterns there are.
  std::vector<std::string_view> channels() const;
  std::size_t listeners(std::string_view channel) const;
  std::size_t patterns() const { return patterns_.clients.size(); }

 private:
  /// Lets find() take a view, without a string made for it.
  struct NameHash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Clients = std::unordered_set<Client*>;
  using Names = std::set<std::string, std::less<>>;

  /// The subscriptions of one kind, found from both sides: each stands in both tables or in none, and neither table
  /// holds an empty set.
  struct Subscriptions {
    std::unordered_map<std::string, Clients, NameHash, std::equal_to<>> clients;  // of a name
    std::unordered_map<const Client*, Names> names;                               // of a client
  };

  Subscriptions& of(SubscriptionKind kind) {
    return kind == SubscriptionKind::channel ? channels_ : patterns_;
  }
  const Subscriptions& of(SubscriptionKind kind) const {
    return kind == SubscriptionKind::channel ? channels_ : patterns_;
  }

  Subscriptions channels_;
  Subscriptions patterns_;
};

}  // namespace mini_redis
