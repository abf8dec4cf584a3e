#include "03-commands/given/command_command.hpp"

#include <string>
#include <vector>

#include "03-commands/dispatcher.hpp"
#include "03-commands/given/command_error.hpp"
#include "03-commands/given/help_lines.hpp"
#include "common/error_texts.hpp"
#include "common/glob.hpp"

namespace mini_redis {
namespace {

struct NamedFlag {
  Flags flag;
  std::string_view name;
};

// In the order in which Redis shows them.
constexpr NamedFlag redis_flags[] = {{flag::write, "write"}, {flag::readonly, "readonly"},
                                     {flag::admin, "admin"}, {flag::pubsub, "pubsub"},
                                     {flag::fast, "fast"},   {flag::no_multi, "no_multi"}};

void write_flags(ReplyWriter& reply, const CommandSpec& row) {
  std::vector<std::string_view> names;
  for (const auto& [flag, name] : redis_flags)
    if (row.is(flag)) names.push_back(name);
  reply.set(names.size());
  for (std::string_view name : names) reply.simple_string(name);
}

// Ten elements, as in Redis 7. Ours have no access categories, no tips and no key specifications.
void write_row(ReplyWriter& reply, const CommandSpec& row) {
  reply.array(10);
  reply.bulk_string(row.name);
  reply.integer(row.arity);
  write_flags(reply, row);
  reply.integer(row.keys.first);
  reply.integer(row.keys.last);
  reply.integer(row.keys.step);
  for (int nothing = 0; nothing < 3; ++nothing) reply.set(0);
  row.subcommands.empty() ? reply.set(0) : reply.array(row.subcommands.size());
  for (const CommandSpec& subcommand : row.subcommands) write_row(reply, subcommand);
}

void all_rows(const CommandTable& table, CommandContext& context) {
  context.reply.array(table.rows().size());
  for (const CommandSpec& row : table.rows()) write_row(context.reply, row);
}

// `name` is "get" or "config|get".
const CommandSpec* find(const CommandTable& table, std::string_view name) {
  Request words;
  const std::size_t bar = name.find('|');
  words.add(name.substr(0, bar));
  if (bar != name.npos) words.add(name.substr(bar + 1));
  const CommandSpec* row = table.row_for(words);
  return row && (bar == name.npos || row->name.size() == name.size()) ? row : nullptr;
}

void command_info(const CommandTable& table, CommandContext& context) {
  const auto names = context.request.arguments().subspan(2);
  if (names.empty()) return all_rows(table, context);
  context.reply.array(names.size());
  for (std::string_view name : names) {
    const CommandSpec* row = find(table, name);
    row ? write_row(context.reply, *row) : context.reply.null_bulk_string();
  }
}

void command_count(const CommandTable& table, CommandContext& context) {
  context.reply.integer(static_cast<std::int64_t>(table.rows().size()));
}

std::string_view pattern_of(const Request& request) {
  if (request.size() == 2) return "*";
  const bool is_pattern =
      request.size() == 5 && lower_case(request[2]) == "filterby" && lower_case(request[3]) == "pattern";
  if (!is_pattern) throw CommandError(errors::syntax);
  return request[4];
}

void command_list(const CommandTable& table, CommandContext& context) {
  const std::string pattern = lower_case(pattern_of(context.request));
  std::vector<std::string_view> names;
  const auto add = [&](const CommandSpec& row) {
    if (glob_match(pattern, row.name)) names.push_back(row.name);
  };
  for (const CommandSpec& row : table.rows()) {
    add(row);
    for (const CommandSpec& subcommand : row.subcommands) add(subcommand);
  }
  context.reply.array(names.size());
  for (std::string_view name : names) context.reply.bulk_string(name);
}

void command_getkeys(const CommandTable& table, CommandContext& context) {
  Request wanted;
  for (std::string_view word : context.request.arguments().subspan(2)) wanted.add(word);
  const CommandSpec* row = table.row_for(wanted);
  if (!row) throw CommandError(errors::invalid_command);
  if (row->keys.first == 0) throw CommandError(errors::no_key_arguments);
  if (!row->accepts(wanted.size())) throw CommandError(errors::invalid_number_of_arguments);

  std::vector<std::string_view> keys;
  row->for_each_key(wanted, [&](std::string_view key) { keys.push_back(key); });
  context.reply.array(keys.size());
  for (std::string_view key : keys) context.reply.bulk_string(key);
}

// Redis's own words, for the subcommands that exist here.
void command_help(CommandContext& context) {
  reply_with_lines(context, {
                                "COMMAND <subcommand> [<arg> [value] [opt] ...]. Subcommands are:",
                                "(no subcommand)",
                                "    Return details about all Redis commands.",
                                "COUNT",
                                "    Return the total number of commands in this Redis server.",
                                "LIST",
                                "    Return a list of all commands in this Redis server.",
                                "INFO [<command-name> ...]",
                                "    Return details about multiple Redis commands.",
                                "    If no command names are given, documentation details for all",
                                "    commands are returned.",
                                "GETKEYS <full-command>",
                                "    Return the keys from a full Redis command.",
                                "HELP",
                                "    Prints this help.",
                            });
}

}  // namespace

CommandSpec command_command(const CommandTable& table) {
  const auto of_table = [&table](auto command) {
    return [&table, command](CommandContext& context) { command(table, context); };
  };
  return {"command",
          -1,
          {},
          no_keys,
          of_table(all_rows),
          LogForm::as_sent,
          {
              {"command|count", 2, {}, no_keys, of_table(command_count)},
              {"command|info", -2, {}, no_keys, of_table(command_info)},
              {"command|list", -2, {}, no_keys, of_table(command_list)},
              {"command|getkeys", -4, {}, no_keys, of_table(command_getkeys)},
              {"command|help", 2, {}, no_keys, command_help},
          }};
}

}  // namespace mini_redis
