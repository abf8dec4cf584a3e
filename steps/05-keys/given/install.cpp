#include "05-keys/given/install.hpp"

#include "05-keys/given/expire_options.hpp"
#include "05-keys/given/looking_around.hpp"
#include "05-keys/given/more_strings.hpp"
#include "05-keys/given/options.hpp"
#include "05-keys/given/renaming.hpp"
#include "05-keys/given/set_options.hpp"
#include "05-keys/key_commands.hpp"
#include "05-keys/many_keys.hpp"

namespace mini_redis {
namespace {

bool has_options(const CommandContext& context) {
  return context.request.size() > 3;
}

// EXPIRE in a log that is being replayed: a time in the past must not erase the key yet.
bool has_options_or_is_loading(const CommandContext& context) {
  return has_options(context) || context.db.is_loading();
}

void add_keys(CommandTable& commands) {
  using namespace flag;
  //            name       arity  flags      keys             handler
  commands.add({"del", -2, write, all_keys, del_command});
  commands.add({"exists", -2, readonly | fast, all_keys, exists_command});
  commands.add({"type", 2, readonly | fast, first_key, type_command});
  commands.add({"expiretime", 2, readonly | fast, first_key, expiretime_command});
  commands.add({"persist", 2, write | fast, first_key, persist_command});
  commands.add({"flushdb", -1, write, no_keys, flushdb_command});
  commands.add({"mget", -2, readonly | fast, all_keys, mget_command});
  commands.add({"mset", -3, write, keys_and_values, mset_command});

  // The same commands under other names. In Redis, UNLINK frees the memory later, TOUCH records when a key
  // was last used, and FLUSHALL empties all databases, of which we have one.
  commands.add({"unlink", -2, write | fast, all_keys, del_command});
  commands.add({"touch", -2, readonly | fast, all_keys, exists_command});
  commands.add({"flushall", -1, write | empties_all, no_keys, flushdb_command});
}

// SET with options, and the commands that are SET or GET with an option built in.
void add_sets(CommandTable& commands) {
  using namespace flag;
  commands.add_special_case("set", {has_options, set_with_options});
  commands.add({"setnx", 3, write | fast, first_key, setnx_command});
  commands.add({"setex", 4, write, first_key, set_with_time(in_seconds, "setex"), LogForm::value_and_end});
  commands.add(
      {"psetex", 4, write, first_key, set_with_time(in_milliseconds, "psetex"), LogForm::value_and_end});
  commands.add({"getex", -2, write | fast, first_key, getex_command, LogForm::end_of_key});
}

void add_expiries(CommandTable& commands) {
  using namespace flag;
  commands.add_special_case("expire", {has_options_or_is_loading, expire_by(in_seconds, "expire")});
  const auto end = LogForm::end_of_key;
  commands.add({"pexpire", -3, write | fast, first_key, expire_by(in_milliseconds, "pexpire"), end});
  commands.add({"expireat", -3, write | fast, first_key, expire_by(at_second, "expireat"), end});
  commands.add({"pexpireat", -3, write | fast, first_key, expire_by(at_millisecond, "pexpireat"), end});
  commands.add({"pttl", 2, readonly | fast, first_key, pttl_command});
  commands.add({"pexpiretime", 2, readonly | fast, first_key, pexpiretime_command});
}

void add_strings(CommandTable& commands) {
  using namespace flag;
  commands.add({"getdel", 2, write | fast, first_key, getdel_command});
  commands.add({"getset", 3, write | fast, first_key, getset_command});
  commands.add({"append", 3, write | fast, first_key, append_command});
  commands.add({"strlen", 2, readonly | fast, first_key, strlen_command});
  commands.add({"getrange", 4, readonly, first_key, getrange_command});
  commands.add({"msetnx", -3, write, keys_and_values, msetnx_command});
  commands.add({"incrby", 3, write | fast, first_key, incrby_command});
  commands.add({"decr", 2, write | fast, first_key, decr_command});
  commands.add({"decrby", 3, write | fast, first_key, decrby_command});
}

void add_names(CommandTable& commands) {
  using namespace flag;
  commands.add({"rename", 3, write, two_keys, rename_command});
  commands.add({"renamenx", 3, write | fast, two_keys, renamenx_command});
  commands.add({"keys", 2, readonly, no_keys, keys_command});
  commands.add({"scan", -2, readonly, no_keys, scan_command});
  commands.add({"randomkey", 1, readonly, no_keys, randomkey_command});
}

}  // namespace

void install_keys(ServerParts& server) {
  add_keys(server.commands);
  add_sets(server.commands);
  add_expiries(server.commands);
  add_strings(server.commands);
  add_names(server.commands);
}

}  // namespace mini_redis
