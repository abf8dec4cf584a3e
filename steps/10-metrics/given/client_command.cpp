#include "10-metrics/given/client_command.hpp"

#include <optional>

#include "03-commands/given/command_error.hpp"
#include "03-commands/given/help_lines.hpp"
#include "common/error_texts.hpp"
#include "common/integer.hpp"

namespace mini_redis {
namespace {

enum class ClientType { normal, replica, pubsub, master };

// CLIENT GETNAME
void client_getname(const Connection& connection, CommandContext& context) {
  connection.name.empty() ? context.reply.null_bulk_string() : context.reply.bulk_string(connection.name);
}

// CLIENT SETNAME name
void client_setname(Connection& connection, CommandContext& context) {
  set_client_name(connection, context.request[2]);
  context.reply.simple_string("OK");
}

std::optional<ClientType> type_named(std::string_view name) {
  if (name == "normal") return ClientType::normal;
  if (name == "slave" || name == "replica") return ClientType::replica;
  if (name == "pubsub") return ClientType::pubsub;
  if (name == "master") return ClientType::master;
  return std::nullopt;
}

class ClientList {
 public:
  ClientList(Metrics& metrics, const Dispatcher& dispatcher)
      : connections_(metrics.connections()), dispatcher_(dispatcher), now_(metrics.clock().now()) {}

  void add(const Connection& connection) { text += describe(connection, state_of(connection), now_) + "\n"; }

  void add_all(std::optional<ClientType> wanted) {
    for (const auto& [id, connection] : connections_)
      if (!wanted || wanted == type_of(connection)) add(connection);
  }

  void add_by_id(std::string_view word) {
    const auto id = parse_integer(word);
    if (!id) throw CommandError(errors::client_id);
    const auto found = connections_.find(static_cast<std::uint64_t>(*id));
    if (found != connections_.end()) add(found->second);
  }

  std::string text;

 private:
  ClientState state_of(const Connection& connection) const {
    return dispatcher_.state_of(*connection.client);
  }
  ClientType type_of(const Connection& connection) const {
    const ClientState state = state_of(connection);
    return state.channels + state.patterns > 0 ? ClientType::pubsub : ClientType::normal;
  }

  const Connections& connections_;
  const Dispatcher& dispatcher_;
  TimePoint now_;
};

// CLIENT LIST [TYPE type | ID id [id ...]]
void client_list(ClientList list, CommandContext& context) {
  const Request& request = context.request;
  const std::string option = request.size() > 2 ? lower_case(request[2]) : "";
  if (request.size() == 2) {
    list.add_all(std::nullopt);
  } else if (option == "type" && request.size() == 4) {
    const auto type = type_named(lower_case(request[3]));
    if (!type) throw CommandError(errors::unknown_client_type(request[3]));
    list.add_all(type);
  } else if (option == "id" && request.size() > 3) {
    for (std::string_view id : request.arguments().subspan(3)) list.add_by_id(id);
  } else {
    throw CommandError(errors::syntax);
  }
  context.reply.verbatim_string(list.text);
}

// CLIENT INFO
void client_info(ClientList list, const Connection& own, CommandContext& context) {
  list.add(own);
  context.reply.verbatim_string(list.text);
}

// CLIENT ID
void client_id(CommandContext& context) {
  context.reply.integer(static_cast<std::int64_t>(context.client.id()));
}

// CLIENT HELP: Redis's own words, for the subcommands that exist here
void client_help(CommandContext& context) {
  reply_with_lines(context, {
                                "CLIENT <subcommand> [<arg> [value] [opt] ...]. Subcommands are:",
                                "GETNAME",
                                "    Return the name of the current connection.",
                                "ID",
                                "    Return the ID of the current connection.",
                                "INFO",
                                "    Return information about the current client connection.",
                                "LIST [options ...]",
                                "    Return information about client connections. Options:",
                                "    * TYPE (NORMAL|MASTER|REPLICA|PUBSUB)",
                                "      Return clients of specified type.",
                                "SETNAME <name>",
                                "    Assign the name <name> to the current connection.",
                                "HELP",
                                "    Prints this help.",
                            });
}

std::int64_t seconds(Milliseconds time) {
  return std::chrono::duration_cast<std::chrono::seconds>(time).count();
}

// P: has subscriptions. x: has an open transaction. N: neither.
std::string flags(const ClientState& state) {
  const std::string text =
      std::string(state.channels + state.patterns > 0 ? "P" : "") + (state.queued >= 0 ? "x" : "");
  return text.empty() ? "N" : text;
}

}  // namespace

void set_client_name(Connection& connection, std::string_view name) {
  for (const char c : name)
    if (c < '!' || c > '~') throw CommandError(errors::client_name);
  connection.name = name;
}

std::string describe(const Connection& connection, const ClientState& state, TimePoint now) {
  std::string text;
  const auto add = [&](std::string_view field, std::string_view value) {
    text.append(text.empty() ? "" : " ").append(field).append("=").append(value);
  };
  add("id", std::to_string(connection.client->id()));
  add("addr", "?:0");
  add("name", connection.name);
  add("age", std::to_string(seconds(now - connection.connected_at)));
  add("idle", std::to_string(seconds(now - connection.last_seen)));
  add("flags", flags(state));
  add("db", "0");
  add("sub", std::to_string(state.channels));
  add("psub", std::to_string(state.patterns));
  add("multi", std::to_string(state.queued));
  add("qbuf", std::to_string(connection.client->unread()));
  for (const char* unknown : {"qbuf-free", "argv-mem", "obl", "oll", "omem", "tot-mem"}) add(unknown, "0");
  add("cmd", connection.last_command.empty() ? "NULL" : connection.last_command);
  add("user", "default");
  add("resp", std::to_string(static_cast<int>(connection.client->protocol())));
  return text;
}

CommandSpec client_command(Metrics& metrics, const Dispatcher& dispatcher) {
  const auto of_own = [&metrics](auto command) {
    return [&metrics, command](CommandContext& context) {
      command(metrics.connection(context.client), context);
    };
  };
  const auto list = [&](CommandContext& context) { client_list({metrics, dispatcher}, context); };
  const auto info = [&](CommandContext& context) {
    client_info({metrics, dispatcher}, metrics.connection(context.client), context);
  };
  return {"client",
          -2,
          {},
          no_keys,
          {},
          LogForm::as_sent,
          {
              {"client|getname", 2, {}, no_keys, of_own(client_getname)},
              {"client|setname", 3, {}, no_keys, of_own(client_setname)},
              {"client|id", 2, {}, no_keys, client_id},
              {"client|list", -2, flag::admin, no_keys, list},
              {"client|info", 2, {}, no_keys, info},
              {"client|help", 2, {}, no_keys, client_help},
          }};
}

}  // namespace mini_redis
