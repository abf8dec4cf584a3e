// Which client subscribes to what, and how a message gets there. It knows no socket: messages leave through
// Client::push(). Redis: pubsub.c.
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
#include "common/siphash.hpp"

namespace mini_redis {

/// What a client subscribes to: the one channel of that name, or all channels whose names match a pattern.
enum class SubscriptionKind { channel, pattern };

/// A channel is only a name with subscribers: nobody creates it, and it stores nothing. Names and messages
/// are any bytes. REQUIRES: every client is valid until forget() is called for it.
class PubSub {
 public:
  /// TO WRITE. Subscribes the client to the name. Changes nothing if it is subscribed already.
  /// Redis: pubsubSubscribeChannel(), pubsubSubscribePattern().
  void subscribe(Client& client, SubscriptionKind kind, std::string_view name);

  /// TO WRITE. Ends this subscription of the client. Changes nothing if it is not subscribed. Removes a name
  /// without subscribers from its table, and a client without subscriptions from its own: otherwise they
  /// would pile up forever.
  /// REQUIRES: `name` is not a view into these tables.
  /// Redis: pubsubUnsubscribeChannel(), pubsubUnsubscribePattern().
  void unsubscribe(Client& client, SubscriptionKind kind, std::string_view name);

  /// TO WRITE. Ends all subscriptions of the client, of both kinds: it is leaving, or starts over (RESET).
  void forget(Client& client);

  /// TO WRITE. Sends the message to each client that subscribes to exactly this channel, and to each client
  /// with a pattern that matches the channel (glob_match() in common/glob.hpp):
  ///
  ///   ["message", channel, message]      ["pmessage", pattern, channel, message]      arrays of bulk strings
  ///
  /// Each of these is one push(). A client gets one for each of its subscriptions that matches. Returns how
  /// many were pushed. push() never calls back, even when it disconnects the client, so no subscription
  /// changes in the meantime.
  /// Redis: pubsubPublishMessageInternal().
  std::size_t publish(std::string_view channel, std::string_view message);

  // GIVEN.

  /// Whether no client subscribes to anything.
  bool empty() const { return channels_.names.empty() && patterns_.names.empty(); }
  /// How many subscriptions the client has, of both kinds. Redis: clientSubscriptionsCount().
  std::size_t count(const Client& client) const;
  /// The names of its subscriptions of this kind, copied.
  std::vector<std::string> names(const Client& client, SubscriptionKind kind) const;

  /// The channels with subscribers, in no order; how many clients subscribe to this one; how many different
  /// patterns there are.
  std::vector<std::string_view> channels() const;
  std::size_t listeners(std::string_view channel) const;
  std::size_t patterns() const { return patterns_.clients.size(); }

 private:
  using Clients = std::unordered_set<Client*>;
  using Names = std::set<std::string, std::less<>>;

  /// The subscriptions of one kind, in two tables. Each subscription is in both or in neither, and neither
  /// table has an empty set.
  struct Subscriptions {
    std::unordered_map<std::string, Clients, KeyHash, std::equal_to<>> clients;  // by name
    std::unordered_map<const Client*, Names> names;                              // by client
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
