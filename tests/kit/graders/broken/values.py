"""Strings, views, values that cannot be copied, durations, const."""

from . import Broken

WRITER, PARSER = "02-protocol/reply_writer.cpp", "02-protocol/request_parser.cpp"
DATABASE, STRINGS = "03-commands/database.cpp", "03-commands/string_commands.cpp"
EXPIRE, ACTIVE = "04-expiry/expiry_commands.cpp", "04-expiry/active_expiry.cpp"
CONTAINERS, HASHES = "06-lists-hashes/containers.cpp", "06-lists-hashes/hash_commands.cpp"
PUBSUB, QUEUE = "08-pubsub/pubsub.cpp", "09-transactions/transactions.cpp"
STATS, INFO = "10-metrics/stats.cpp", "10-metrics/info.cpp"
AS_LIST = "const auto* list = std::get_if<std::unique_ptr<List>>(&entry.value);"
LEFT = "((entry->expires_at - context.db.now()).count() + 500) / 1000"
INTEGER, APPEND = "append_header(output_, ':', number);", 'output_.append(bytes).append("\\r\\n");'
FIND = "  Entry* entry = context.db.find(context.request[1]);\n  const std::int64_t old"

CASES = [
    # Strings and numbers.
    Broken(WRITER, INTEGER, 'output_ += ":" + number + "\\r\\n";', "std::to_string(number)"),
    Broken(WRITER, INTEGER, "output_.append(number);", "std::to_string(number)"),
    Broken(WRITER, APPEND, 'output_ += "$" + std::to_string(bytes.size()) + "\\r\\n" + bytes + "\\r\\n";', "std::string(view)"),
    Broken(WRITER, APPEND, 'output_ += "$" + bytes + "\\r\\n";', "std::string(view)"),
    Broken(WRITER, APPEND, "output_.append(bytes).append('\\r\\n');", "double quotes"),
    Broken(STRINGS, "std::string text = std::to_string(old + 1);", "std::string text = context.request[1];", "std::string(view)"),
    Broken(STRINGS, "std::string(context.request[2])", "context.request[2]", "std::string(view)"),
    Broken(STRINGS, "bulk_string(as_string(*entry))", "bulk_string(entry->value)", "as_string(entry)"),
    Broken(STRINGS, "throw CommandError(errors::syntax)", 'throw CommandError("ERR " + errors::syntax)', "std::string(view)"),
    Broken(PARSER, "static_cast<std::size_t>(length)", "static_cast<std::size_t>(std::stoi(input.substr(1)))", "to_integer()"),
    Broken(PUBSUB, "clients[std::string(name)]", "clients[name]", "std::string(name)"),
    Broken(HASHES, "hash.find(std::string(field))", "hash.find(field)", "std::string(name)"),
    Broken(HASHES, "hash.insert_or_assign(std::string(pairs[i]), ", "hash.insert_or_assign(pairs[i], ", "std::string(name)"),
    Broken(STRINGS, "// PING [message]", "std::string_view greeting() {\n  std::string text = \"PONG\";\n  return text;\n}",
           "ends with the function", at="return text;", whole=True, only="clang"),
    Broken(STRINGS, "// PING [message]", "const std::string& greeting() {\n  std::string text = \"PONG\";\n  return text;\n}",
           "ends with the function", at="return text;", whole=True),

    # What cannot be copied.
    Broken(DATABASE, "overwrite(entry, std::move(value))", "overwrite(entry, value)", "std::move(value)"),
    Broken(STRINGS, "const Entry* entry = context.db.find(context.request[1]);\n  if (!entry)",
           "Entry* entry = context.db.find(context.request[1]);\n  Value value = entry->value;\n  if (!entry)",
           "const Value&", at="Value value"),
    Broken(STRINGS, "const Entry* entry = context.db.find(context.request[1]);\n  if (!entry)",
           "const Entry copy = *context.db.find(context.request[1]);\n  const Entry* entry = &copy;\n  if (!entry)", "const Entry&"),
    Broken(CONTAINERS, AS_LIST, "auto list = std::get<std::unique_ptr<List>>(entry.value);\n  if (!list) throw 1;", "auto&"),
    Broken(CONTAINERS, "return **hash;", "std::vector<std::unique_ptr<Hash>> all{std::make_unique<Hash>()};\n  return **hash;",
           "std::move("),
    Broken(CONTAINERS, "return **hash;", "auto copy = std::make_unique<std::unique_ptr<Hash>>(*hash);\n  return **hash;", "copied"),
    Broken(CONTAINERS, "&entry.value);\n  if (!list)", "entry.value);\n  if (!list)", "&entry.value", at=AS_LIST[:20]),
    Broken(CONTAINERS, AS_LIST, "auto* list = &std::get<List>(entry.value);", "std::unique_ptr<List>"),
    Broken(CONTAINERS, "return **list;", "return *list;", "one * more"),
    Broken(QUEUE, "emplace_back(words.begin(), words.end())", "push_back(context.request)", "one element"),
    Broken(QUEUE, "emplace_back(words.begin(), words.end())", "emplace_back(context.request)", "cannot be made of"),
    Broken(PARSER, "slices_.push_back({position_, bytes});", "slices_.push_back(position_, bytes);", "one element"),

    # Time.
    Broken(EXPIRE, LEFT, "(entry->expires_at - context.db.now()) / 1000", ".count()"),
    Broken(EXPIRE, f"context.reply.integer({LEFT});",
           "std::int64_t left = entry->expires_at - context.db.now();\n  context.reply.integer(left);", ".count()"),
    Broken(EXPIRE, "if (when <= db.now())", "if (when - db.now() <= 0)", ".count()"),
    Broken(STATS, "command.took += took;", "command.calls += took;", ".count()"),
    Broken(INFO, "std::to_string(command.took.count() / 1000)", "std::to_string(command.took / 1000)", ".count()"),
    Broken(EXPIRE, "entry->expires_at == never", "entry->expires_at == 0", "another TimePoint"),
    Broken(EXPIRE, 'expiry_time(db.now(), to_integer(context.request[2]), "expire")',
           "db.now() + to_integer(context.request[2])", "std::chrono::seconds(n)"),
    Broken(ACTIVE, "expires_after(period_)", "expires_after(1000)", "std::chrono::milliseconds(100)"),

    # const, pointers and references.
    Broken(STRINGS, FIND, FIND.replace("Entry*", "const Entry*", 1), "leave out the const"),
    Broken("03-commands/dispatcher.cpp", "const CommandSpec* spec", "CommandSpec* spec", "const"),
    Broken(STRINGS, "context.reply.bulk_string(as_string(*entry));",
           "std::string& text = as_string(*entry);\n  context.reply.bulk_string(text);", "const"),
    Broken("04-expiry/expiry.cpp", "  db.erase(entry, Change::expired);",
           "  Entry* found = db.find(entry.key);\n  db.erase(found.key, Change::expired);", "->", at="found.key"),
    Broken("04-expiry/expiry.cpp", "entry.expires_at", "entry->expires_at", "a dot instead"),
    Broken(EXPIRE, "db.erase(*entry)", "db.erase(entry)", "put a *"),
    Broken(DATABASE, "expire_if_needed_(*this,", "expire_if_needed_(this,", "put a *"),
    Broken(QUEUE, "Transaction* watcher : watched_keys_.watchers(key)) watcher->",
           "Transaction watcher : watched_keys_.watchers(key)) watcher.", "a pointer"),
    Broken(PARSER, "std::int64_t length = 0;", "int length = 0;", "exactly the type", at="parse_header(input, '$', length)"),
]
