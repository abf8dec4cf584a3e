#include "05-keys/many_keys.hpp"

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

void mget_command(CommandContext& context) {
  // TODO: an array() of as many elements as there are keys, then exactly one reply for each.
  not_implemented();
}

void mset_command(CommandContext& context) {
  // TODO: does every key have a value? Then set them all.
  not_implemented();
}

}  // namespace mini_redis
