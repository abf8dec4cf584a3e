"""Names that are misspelt, not known here, or known twice."""

from . import Broken

STRINGS, DISPATCHER, WRITER = "03-commands/string_commands.cpp", "03-commands/dispatcher.cpp", "02-protocol/reply_writer.cpp"
PARSER = "02-protocol/request_parser.cpp"
HELPER = """void append_end(std::string& output) {
  output.append("\\r\\n");
}
"""

CASES = [
    # #include.
    Broken(STRINGS, "// PING [message]", "std::set<std::string> seen;", "#include <set>"),
    Broken(STRINGS, "// PING [message]", "std::map<std::string, int> seen;", "#include <map>"),
    Broken(STRINGS, 'context.reply.simple_string("PONG")', 'std::cout << "PONG"', "#include <iostream>"),
    Broken(WRITER, "#include <charconv>\n", "", "#include <charconv>", at="std::to_chars"),
    Broken(STRINGS, '#include "03-commands/given/command_error.hpp"\n', "", '#include "03-commands/given/command_error.hpp"',
           at="throw CommandError"),
    Broken(STRINGS, '#include "common/error_texts.hpp"\n', "", '#include "common/error_texts.hpp"', at="errors::wrong_arity"),
    Broken("06-lists-hashes/hash_commands.cpp", '#include "common/integer.hpp"\n', "", '#include "common/integer.hpp"',
           at="parse_integer(*text)"),
    Broken(STRINGS, '#include "common/error_texts.hpp"', '#include "error_texts.hpp"', '#include "common/error_texts.hpp"'),
    Broken(STRINGS, "std::string text = std::to_string", "string text = std::to_string", "std::string"),

    # Where a name belongs.
    Broken(PARSER, "return ParseStatus::need_more;\n  if", "return need_more;\n  if", "ParseStatus::need_more"),
    Broken(DISPATCHER, "void Dispatcher::execute", "void execute", "Dispatcher::execute()"),
    Broken(DISPATCHER, "void Dispatcher::execute", "void Dispacher::execute", "Dispatcher"),
    Broken(WRITER, "void ReplyWriter::null_array() {\n  output_.append(\"*-1\\r\\n\");\n}\n",
           f"void ReplyWriter::null_array() {{\n  append_end(output_);\n}}\n\n{HELPER}", "move it above", at="append_end(output_)"),

    # Spelling.
    Broken(STRINGS, 'context.reply.simple_string("OK")', 'context.replay.simple_string("OK")', "reply"),
    Broken(STRINGS, 'context.reply.simple_string("OK")', 'context.reply.simplestring("OK")', "simple_string"),
    Broken("06-lists-hashes/hash_commands.cpp", "[&](Hash& hash) {\n    hash.", "[&](List& hash) {\n    hash.", "The lambda takes (List",
           at="[&](List& hash)"),
    Broken(STRINGS, FIND := "Entry* entry = context.db.find(context.request[1]);\n  const std::int64_t old",
           f"Entry* entry = nullptr;\n  {FIND}", "one of that name", at="Entry* entry = context"),
]
