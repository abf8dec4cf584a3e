#include "05-keys/key_commands.hpp"

#include "03-commands/dispatcher.hpp"
#include "03-commands/given/command_error.hpp"
#include "common/error_texts.hpp"
#include "common/not_implemented.hpp"

namespace mini_redis {

void del_command(CommandContext& context) {
  // TODO: for each key: does it exist? Then erase it, and count.
  not_implemented();
}

void exists_command(CommandContext& context) {
  not_implemented();
}

std::string_view type_name(const Value& value) {
  // TODO: the value knows its type; what is each of the three called?
  not_implemented();
}

void type_command(CommandContext& context) {
  not_implemented();
}

void expiretime_command(CommandContext& context) {
  // TODO: three cases, as for TTL.
  not_implemented();
}

void persist_command(CommandContext& context) {
  // TODO: is there an expiry to remove? Whatever watches the key must be told.
  not_implemented();
}

void flushdb_command(CommandContext& context) {
  // TODO: is the option one of the two? Then erase all entries, but not while for_each() is running.
  not_implemented();
}

}  // namespace mini_redis
