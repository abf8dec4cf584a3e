#include "08-pubsub/pubsub_commands.hpp"

#include "03-commands/dispatcher.hpp"

namespace mini_redis {

void confirm(const PubSub& pubsub, CommandContext& context, std::optional<std::string_view> name) {
  context.reply.push(3);
  context.reply.bulk_string(lower_case(context.request.name()));
  name ? context.reply.bulk_string(*name) : context.reply.null_bulk_string();
  context.reply.integer(static_cast<std::int64_t>(pubsub.count(context.client)));
}

}  // namespace mini_redis
