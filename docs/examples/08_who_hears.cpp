// Publish and subscribe without a socket: the finished PubSub, with clients
// that print what is pushed to them.
#include <iostream>
#include <string>
#include <string_view>

#include "08-pubsub/pubsub.hpp"
#include "common/printable.hpp"

using namespace mini_redis;

namespace {

class Listener final : public Client {
 public:
  Listener(std::uint64_t id, std::string name) : id_(id), name_(std::move(name)) {}
  std::uint64_t id() const override { return id_; }
  void push(std::string_view bytes) override {
    std::cout << "  " << name_ << " gets " << printable(bytes) << "\n";
  }
  void finish() override {}

 private:
  std::uint64_t id_;
  std::string name_;
};

void publish(PubSub& pubsub, std::string_view channel, std::string_view message) {
  std::cout << "PUBLISH " << channel << " " << message << "\n";
  const std::size_t times = pubsub.publish(channel, message);
  std::cout << "  the answer is " << times << "\n";
}

}  // namespace

int main() {
  PubSub pubsub;
  Listener ann(1, "Ann"), bob(2, "Bob");
  pubsub.subscribe(ann, SubscriptionKind::channel, "news.sport");
  pubsub.subscribe(bob, SubscriptionKind::pattern, "news.*");

  publish(pubsub, "news.sport", "2:1");
  publish(pubsub, "news.weather", "rain");
  publish(pubsub, "music", "la");
  pubsub.forget(ann);
  publish(pubsub, "news.sport", "3:1");
}
