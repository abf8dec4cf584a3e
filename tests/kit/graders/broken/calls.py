"""Calls, definitions that differ from the header, results that are forgotten."""

from . import Broken

STRINGS, DISPATCHER, HANDLER = "03-commands/string_commands.cpp", "03-commands/dispatcher.cpp", "03-commands/resp_handler.cpp"
PARSER, LISTS = "02-protocol/request_parser.cpp", "06-lists-hashes/list_commands.cpp"

CASES = [
    # Unlike the header.
    Broken(PARSER, "RequestParser::parse(std::string_view& input,", "RequestParser::parse(std::string_view input,",
           "ParseStatus parse(std::string_view& input, Request& request);"),
    Broken("02-protocol/reply_writer.cpp", "integer(std::int64_t number) {", "integer(std::int64_t number) const {",
           "void integer(std::int64_t number);"),
    Broken("10-metrics/rate.cpp", "per_second() const {", "per_second() {", "std::uint64_t per_second() const;"),
    Broken("04-expiry/expiry.cpp", "bool expire_if_needed", "void expire_if_needed",
           "bool expire_if_needed(Database& db, Entry& entry);"),
    Broken("03-commands/database.cpp", "Database::find(", "Database::lookup(", "declares no Database::lookup()"),

    # A return is missing.
    Broken("01-tcp-server/framing.cpp", "  return line;\n", "", "every way through it", at="}", whole=True),
    Broken(HANDLER, "  return AfterReply::close;\n", "", "every way through it", at="}", whole=True),
    Broken("04-expiry/active_expiry.cpp", "return expired * 4 > sampled;", "expired * 4 > sampled;", "every way through it",
           at="}", whole=True),

    # Calls.
    Broken(DISPATCHER, "errors::wrong_arity(spec->name)", "errors::wrong_arity", "parentheses are missing"),
    Broken(DISPATCHER, "if (request.empty()) return;", "if (request.empty) return;", "parentheses are missing"),
    Broken(HANDLER, "reply.error(parser_.error());", "reply.error();", "void error(std::string_view text);"),
    Broken(HANDLER, "ReplyWriter reply(output);", "ReplyWriter reply();", "declares a function"),
    Broken(HANDLER, "ReplyWriter reply(output);", "ReplyWriter reply;", "ReplyWriter(std::string& output)"),
    Broken(HANDLER, "return AfterReply::close;", "return true;", "AfterReply::keep_open, AfterReply::close"),
    Broken("04-expiry/active_expiry.cpp", "std::min(db.expiring_count(), ActiveExpiry::sample_size)",
           "std::min(db.expiring_count(), 20)", "the same type"),
    Broken(LISTS, "count.value_or(1), list.size()", "count, list.size()", "the same type"),
    Broken(LISTS, "as_list, [&](List& list)", "as_list, [](List& list)", "[&]", at="put(list, end, element)"),
    Broken("01-tcp-server/tcp_server.cpp", "acceptor_.close();",
           "asio::post(acceptor_.get_executor(), [] { acceptor_.close(); });", "[this]"),
    Broken(STRINGS, "context.request.size() == 2", "context.request.size() = 2", "== compares"),
    Broken(STRINGS, "context.db.set(context.request[1],", "context.db.dict_.find_or_add(context.request[1],", "in its header"),
]
