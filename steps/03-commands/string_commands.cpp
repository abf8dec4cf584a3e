#include "03-commands/string_commands.hpp"

#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

void ping_command(CommandContext& context) {
  not_implemented();
}

void get_command(CommandContext& context) {
  not_implemented();
}

void set_command(CommandContext& context) {
  not_implemented();
}

void incr_command(CommandContext& context) {
  // TODO: to_integer() and as_string() raise the errors; overwrite() keeps the expiry.
  not_implemented();
}

}  // namespace mini_redis
