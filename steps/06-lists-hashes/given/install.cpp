#include "06-lists-hashes/given/install.hpp"

#include "06-lists-hashes/given/list_places.hpp"
#include "06-lists-hashes/hash_commands.hpp"
#include "06-lists-hashes/list_commands.hpp"

namespace mini_redis {
namespace {

CommandHandler at(End end, void (*command)(CommandContext&, End)) {
  return [=](CommandContext& context) { command(context, end); };
}

}  // namespace

void install_lists_hashes(ServerParts& server) {
  using namespace flag;
  CommandTable& commands = server.commands;

  //            name     arity  flags      keys       handler
  commands.add({"lpush", -3, write | fast, first_key, at(End::left, push)});
  commands.add({"rpush", -3, write | fast, first_key, at(End::right, push)});
  commands.add({"lpushx", -3, write | fast, first_key, at(End::left, push_if_there)});
  commands.add({"rpushx", -3, write | fast, first_key, at(End::right, push_if_there)});
  commands.add({"lpop", -2, write | fast, first_key, at(End::left, pop)});
  commands.add({"rpop", -2, write | fast, first_key, at(End::right, pop)});
  commands.add({"llen", 2, readonly | fast, first_key, llen_command});
  commands.add({"lindex", 3, readonly, first_key, lindex_command});
  commands.add({"lrange", 4, readonly, first_key, lrange_command});
  commands.add({"lset", 4, write, first_key, lset_command});
  commands.add({"linsert", 5, write, first_key, linsert_command});
  commands.add({"lrem", 4, write, first_key, lrem_command});
  commands.add({"ltrim", 4, write, first_key, ltrim_command});

  commands.add({"hset", -4, write | fast, first_key, hset_command});
  commands.add({"hmset", -4, write | fast, first_key, hmset_command});
  commands.add({"hsetnx", 4, write | fast, first_key, hsetnx_command});
  commands.add({"hincrby", 4, write | fast, first_key, hincrby_command});
  commands.add({"hdel", -3, write | fast, first_key, hdel_command});
  commands.add({"hget", 3, readonly | fast, first_key, hget_command});
  commands.add({"hmget", -3, readonly | fast, first_key, hmget_command});
  commands.add({"hexists", 3, readonly | fast, first_key, hexists_command});
  commands.add({"hstrlen", 3, readonly | fast, first_key, hstrlen_command});
  commands.add({"hlen", 2, readonly | fast, first_key, hlen_command});
  commands.add({"hgetall", 2, readonly, first_key, hgetall_command});
  commands.add({"hkeys", 2, readonly, first_key, hkeys_command});
  commands.add({"hvals", 2, readonly, first_key, hvals_command});
  commands.add({"hscan", -3, readonly, first_key, hscan_command});
}

}  // namespace mini_redis
