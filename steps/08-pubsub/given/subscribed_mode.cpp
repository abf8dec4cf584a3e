#include "08-pubsub/subscribed_mode.hpp"

#include "03-commands/given/command_error.hpp"
#include "03-commands/dispatcher.hpp"
#include "08-pubsub/pubsub_commands.hpp"
#include "common/error_texts.hpp"
#include "common/log.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {
namespace {

// "config|get": so Redis calls a command that stands behind another. Throws CommandError where it does not exist: that
// comes before the question who may use it.
std::string full_name(const Request& request, std::string_view name) {
  if (name == "pubsub") return "pubsub|" + pubsub_subcommand(request);
  const bool is_container = name == "config" || name == "command" || name == "client";
  if (!is_container || request.size() < 2) return std::string(name);
  return std::string(name) + "|" + lower_case(request[1]);
}

std::string refusal(const Request& request, std::string_view name) try {
  return errors::not_while_subscribed(full_name(request, name));
} catch (const CommandError& e) {
  return e.what();
}

}  // namespace

bool SubscribedMode::before(CommandContext& context, const CommandSpec& spec) try {
  if (pubsub_.count(context.client) == 0 || allowed_to_subscribers(spec.name)) return false;
  context.reply.error(refusal(context.request, spec.name));
  return true;
} catch (const NotImplemented& e) {
  context.reply.error(errors::not_implemented(e.step(), e.function()));
  return true;
}

void SubscribedMode::disconnected(Client& client) try {
  if (pubsub_.count(client) > 0) pubsub_.forget(client);
} catch (const NotImplemented& e) {
  log(LogLevel::warning, e.what(),
      "; all subscriptions are dropped, lest a message goes to a client that is gone");
  pubsub_ = PubSub();
}

}  // namespace mini_redis
